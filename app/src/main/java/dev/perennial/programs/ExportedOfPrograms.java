package dev.perennial.programs;

import dev.perennial.platform.Exported;
import dev.perennial.platform.ExportedTable;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class ExportedOfPrograms implements Exported {
    @Override
    public List<ExportedTable> tables() {
        return List.of(
                ExportedTable.of("programs.endpoint", "Which programs are told what happens, and where."),
                ExportedTable.of("programs.message", "What they were told: ids and what changed."));
    }

    @Override
    public List<KeptBack> keptBack() {
        return List.of(
                new KeptBack(
                        "programs.endpoint_secret", "What those messages are signed with; it is made anew elsewhere."),
                new KeptBack("programs.delivery", "Which message still has to go where."),
                new KeptBack("programs.attempt", "How each try to deliver went."),
                new KeptBack("programs.first_answer", "Answers to programs that may ask the same twice."));
    }
}
