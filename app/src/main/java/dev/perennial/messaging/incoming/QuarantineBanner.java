package dev.perennial.messaging.incoming;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.ui.Banner;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Says above every page that somebody wrote and nobody could read it.
@Component
class QuarantineBanner implements Banner {
    private final Quarantine quarantine;
    private final CurrentStaff staff;

    QuarantineBanner(Quarantine quarantine, CurrentStaff staff) {
        this.quarantine = quarantine;
        this.staff = staff;
    }

    @Override
    public Optional<Line> line() {
        if (staff.find()
                .filter(it -> it.role().atLeast(Role.MANAGER) && !it.ownOnly())
                .isEmpty()) return Optional.empty();
        var count = quarantine.count();
        return count == 0
                ? Optional.empty()
                : Optional.of(new Line(
                        t("messaging.incoming.banner", count),
                        "/messaging/incoming",
                        t("messaging.incoming.banner.link")));
    }
}
