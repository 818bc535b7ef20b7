package dev.perennial.messaging.outbox;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.ui.Banner;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Says above every page that somebody has to decide whether messages are sent again.
@Component
class Undecided implements Banner {
    private final Messages messages;
    private final CurrentStaff staff;

    Undecided(Messages messages, CurrentStaff staff) {
        this.messages = messages;
        this.staff = staff;
    }

    @Override
    public Optional<Line> line() {
        if (staff.find().filter(it -> it.role().atLeast(Role.MANAGER)).isEmpty()) return Optional.empty();
        var unknown = messages.unknown();
        return unknown == 0
                ? Optional.empty()
                : Optional.of(new Line(
                        t("messaging.outbox.banner", unknown), "/messaging/outbox", t("messaging.outbox.banner.link")));
    }
}
