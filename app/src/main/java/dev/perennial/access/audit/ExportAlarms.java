package dev.perennial.access.audit;

import static dev.perennial.ui.Words.moment;
import static dev.perennial.ui.Words.t;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.ui.Banner;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Tells the owner, on every page until put aside, that somebody took out many rows.
@Component
class ExportAlarms implements Banner {
    private final AuditEntries entries;
    private final CurrentStaff current;

    ExportAlarms(AuditEntries entries, CurrentStaff current) {
        this.entries = entries;
        this.current = current;
    }

    @Override
    public Optional<Line> line() {
        if (current.find().filter(it -> it.role() == Role.OWNER).isEmpty()) return Optional.empty();
        return entries.alarms().stream()
                .findFirst()
                .map(alarm -> new Line(
                        t("access.audit.alarm", alarm.who(), alarm.rows(), alarm.what(), moment(alarm.at())),
                        "/access/audit#alarms",
                        t("access.audit.alarm.look")));
    }
}
