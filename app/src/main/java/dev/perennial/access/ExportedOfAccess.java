package dev.perennial.access;

import dev.perennial.platform.Exported;
import dev.perennial.platform.ExportedTable;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class ExportedOfAccess implements Exported {
    @Override
    public List<ExportedTable> tables() {
        return List.of(
                ExportedTable.of("access.staff", "Who works here, without what proves their passwords.", "password"),
                ExportedTable.of("access.audit_entry", "Who looked at, changed and took out what."),
                ExportedTable.of("access.audit_rule", "How long that is kept, and when many rows are many."),
                ExportedTable.of("access.export_alarm", "Which exports the owner was told of."));
    }

    @Override
    public List<KeptBack> keptBack() {
        return List.of(
                new KeptBack("access.api_token", "What lets programs in; a token is made anew elsewhere."),
                new KeptBack("access.entry_token", "What lets somebody in once."),
                new KeptBack("access.failed_guess", "Wrong guesses of the last minutes."),
                new KeptBack("access.session", "Who is signed in just now."),
                new KeptBack("access.session_attributes", "What belongs to those sessions."),
                new KeptBack("access.export", "The list of exports."));
    }
}
