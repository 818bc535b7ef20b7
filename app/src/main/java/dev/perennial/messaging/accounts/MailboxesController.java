package dev.perennial.messaging.accounts;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.AuditLog;
import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.messaging.AccountId;
import dev.perennial.messaging.Mailboxes;
import dev.perennial.messaging.dkim.DkimKeys;
import dev.perennial.platform.outgoing.MailLines;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.View;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/messaging/accounts/mailboxes")
class MailboxesController {
    private final ListedAccounts accounts;
    private final MailboxAccounts kept;
    private final Mailboxes mailboxes;
    private final MailLines lines;
    private final Trial trial;
    private final DkimKeys keys;
    private final CurrentStaff staff;
    private final AuditLog audit;

    MailboxesController(
            ListedAccounts accounts,
            MailboxAccounts kept,
            Mailboxes mailboxes,
            MailLines lines,
            Trial trial,
            DkimKeys keys,
            CurrentStaff staff,
            AuditLog audit) {
        this.accounts = accounts;
        this.kept = kept;
        this.mailboxes = mailboxes;
        this.lines = lines;
        this.trial = trial;
        this.keys = keys;
        this.staff = staff;
        this.audit = audit;
    }

    @GetMapping("/new")
    View blank(@RequestParam(defaultValue = "") String address) {
        staff.require(Role.OWNER);
        return new MailboxPage(null, Provider.form(address.strip()), Map.of(), List.of(), null);
    }

    @PostMapping
    Object add(@RequestParam Map<String, String> sent, RedirectAttributes after) {
        staff.require(Role.OWNER);
        var form = MailboxForm.of(sent);
        var mistakes = form.mistakes(lines, null);
        if (!mistakes.isEmpty()) return new MailboxPage(null, form, mistakes, List.of(), null);
        var added = kept.add(form);
        if (added.isEmpty())
            return new MailboxPage(
                    null,
                    form,
                    Map.of("address", t("messaging.accounts.address.known", form.address())),
                    List.of(),
                    null);
        if (!signsItself(form.address())) keys.make(domain(form.address()));
        changed();
        Notice.done(t("messaging.mailbox.added")).after(after);
        return Redirect.to("/messaging/accounts/mailboxes/" + added.get());
    }

    @GetMapping("/{id}")
    View show(@PathVariable AccountId id) {
        staff.require(Role.OWNER);
        return page(id, form(id), Map.of(), List.of());
    }

    @PostMapping("/{id}")
    Object change(@PathVariable AccountId id, @RequestParam Map<String, String> sent, RedirectAttributes after) {
        staff.require(Role.OWNER);
        var before = form(id);
        var form = MailboxForm.of(sent).at(before.address());
        var mistakes = form.mistakes(lines, mailboxes.find(id).isPresent() ? before : null);
        if (!mistakes.isEmpty()) return page(id, form, mistakes, List.of());
        kept.change(id, form);
        changed();
        Notice.done(t("messaging.mailbox.saved")).after(after);
        return Redirect.to("/messaging/accounts/mailboxes/" + id);
    }

    /// Signs in and tells how that went; nothing is sent.
    @PostMapping("/{id}/trials")
    View attempt(@PathVariable AccountId id) {
        staff.require(Role.OWNER);
        var form = form(id);
        var tried = mailboxes
                .find(id)
                .map(it -> trial.of(it).stream().map(MailboxesController::told).toList())
                .orElseGet(() -> List.of(new MailboxPage.Tried(
                        false, t("messaging.accounts.cannot", t("messaging.trouble.SECRET_LOST")), "")));
        if (tried.stream().allMatch(MailboxPage.Tried::isFine)) kept.tryNow(id);
        return page(id, form, Map.of(), tried);
    }

    @PostMapping("/{id}/signature")
    Redirect sign(@PathVariable AccountId id, @RequestParam boolean wanted, RedirectAttributes after) {
        staff.require(Role.OWNER);
        keys.use(domain(form(id).address()), wanted);
        changed();
        Notice.done(wanted ? t("messaging.dkim.use.done") : t("messaging.dkim.stop.done"))
                .after(after);
        return Redirect.to("/messaging/accounts/mailboxes/" + id);
    }

    private static MailboxPage.Tried told(Trial.Result result) {
        return new MailboxPage.Tried(
                result.isFine(), t("messaging.trial." + result.protocol() + "." + result.key()), result.said());
    }

    /// @throws NoSuchElementException when there is none
    private MailboxForm form(AccountId id) {
        return kept.find(id).orElseThrow(() -> new NoSuchElementException("no mailbox " + id));
    }

    private View page(AccountId id, MailboxForm form, Map<String, String> mistakes, List<MailboxPage.Tried> tried) {
        return new MailboxPage(accounts.get(id), form, mistakes, tried, key(form));
    }

    /// Big providers sign what goes out through them, with keys of their own.
    private DkimKeys.@Nullable Key key(MailboxForm form) {
        return signsItself(form.address())
                ? null
                : keys.find(domain(form.address())).orElse(null);
    }

    private static boolean signsItself(String address) {
        return Provider.of(address).isPresent();
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    private void changed() {
        audit.write(AuditLog.Action.CHANGED, AccountsController.WHAT, null, 1);
    }
}
