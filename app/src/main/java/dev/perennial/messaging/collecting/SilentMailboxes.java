package dev.perennial.messaging.collecting;

import static dev.perennial.ui.Words.moment;
import static dev.perennial.ui.Words.t;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.ui.Banner;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Says above every page that mail may be waiting where nobody looks.
@Component
class SilentMailboxes implements Banner {
    private final CollectedMailboxes mailboxes;
    private final CurrentStaff staff;

    SilentMailboxes(CollectedMailboxes mailboxes, CurrentStaff staff) {
        this.mailboxes = mailboxes;
        this.staff = staff;
    }

    @Override
    public Optional<Line> line() {
        if (staff.find().filter(it -> it.role().atLeast(Role.OWNER)).isEmpty()) return Optional.empty();
        return mailboxes
                .troubled()
                .map(it -> new Line(
                        t(
                                "messaging.collecting.banner",
                                it.account().address(),
                                moment(Objects.requireNonNull(it.troubleSince()))),
                        "/messaging/collecting",
                        t("messaging.collecting.banner.link")));
    }
}
