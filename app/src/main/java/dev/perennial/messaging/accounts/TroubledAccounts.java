package dev.perennial.messaging.accounts;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.ui.Banner;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Says above every page that messages wait because an account cannot send.
@Component
class TroubledAccounts implements Banner {
    private final ListedAccounts accounts;
    private final CurrentStaff staff;

    TroubledAccounts(ListedAccounts accounts, CurrentStaff staff) {
        this.accounts = accounts;
        this.staff = staff;
    }

    @Override
    public Optional<Line> line() {
        if (staff.find().filter(it -> it.role().atLeast(Role.OWNER)).isEmpty()) return Optional.empty();
        return accounts.troubled().stream()
                .findFirst()
                .map(it -> new Line(
                        t("messaging.accounts.banner", it.account().address(), t("messaging.trouble." + it.trouble())),
                        it.href(),
                        t("messaging.accounts.banner.link")));
    }
}
