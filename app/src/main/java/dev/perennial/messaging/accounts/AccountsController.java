package dev.perennial.messaging.accounts;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.AuditLog;
import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.messaging.AccountId;
import dev.perennial.platform.PublicAddress;
import dev.perennial.ui.AccountItem;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.View;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/messaging/accounts")
class AccountsController {
    static final String WHAT = "messaging.accounts";

    private final ListedAccounts accounts;
    private final MailboxAccounts mailboxes;
    private final PublicAddress address;
    private final CurrentStaff staff;
    private final AuditLog audit;

    AccountsController(
            ListedAccounts accounts,
            MailboxAccounts mailboxes,
            PublicAddress address,
            CurrentStaff staff,
            AuditLog audit) {
        this.accounts = accounts;
        this.mailboxes = mailboxes;
        this.address = address;
        this.staff = staff;
        this.audit = audit;
    }

    @Bean
    static AccountItem accountsInMenu() {
        return new AccountItem(28, "/messaging/accounts", "messaging.accounts.title", "mail", Role.OWNER.authority());
    }

    @GetMapping
    View index() {
        staff.require(Role.OWNER);
        return new AccountsPage(accounts.all(), address.of("/").isPresent());
    }

    @PostMapping("/{id}/closure")
    Redirect rest(@PathVariable AccountId id, RedirectAttributes after) {
        return change(id, true, t("messaging.accounts.rest.done"), after);
    }

    @PostMapping("/{id}/reopening")
    Redirect wake(@PathVariable AccountId id, RedirectAttributes after) {
        return change(id, false, t("messaging.accounts.wake.done"), after);
    }

    private Redirect change(AccountId id, boolean rests, String sentence, RedirectAttributes after) {
        staff.require(Role.OWNER);
        var listed = accounts.get(id);
        mailboxes.rest(id, rests);
        audit.write(AuditLog.Action.CHANGED, WHAT, null, 1);
        Notice.done(sentence).after(after);
        return Redirect.to(listed.href());
    }
}
