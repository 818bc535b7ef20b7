package dev.perennial.access.audit;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.AuditLog;
import dev.perennial.access.AuditLog.Action;
import dev.perennial.ui.Csv;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// The log as a file for a spreadsheet; taking it out stands in the log too.
@Component
class AuditExport {
    private final AuditEntries entries;
    private final AuditLog log;

    AuditExport(AuditEntries entries, AuditLog log) {
        this.entries = entries;
        this.log = log;
    }

    void write(AuditFilter filter, Csv csv) {
        csv.header(Stream.of("at", "who", "action", "what", "whom", "rows")
                .map(column -> t("access.audit." + column))
                .toList());
        try {
            entries.each(
                    filter,
                    entry -> csv.row(
                            entry.at(),
                            entry.who(),
                            t("access.audit.action." + entry.action()),
                            entry.what(),
                            entry.whom(),
                            entry.rows()));
        } finally {
            log.write(Action.EXPORTED, "access.audit.log", null, csv.rows());
        }
    }
}
