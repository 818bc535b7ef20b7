package dev.perennial.messaging.providers;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.AuditLog;
import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.messaging.Account.Kind;
import dev.perennial.messaging.AccountId;
import dev.perennial.messaging.ServiceAccess;
import dev.perennial.messaging.ServiceAccesses;
import dev.perennial.messaging.accounts.ListedAccounts;
import dev.perennial.platform.PublicAddress;
import dev.perennial.platform.outgoing.Outgoing;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.View;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.json.JsonMapper;

@Controller
@RequestMapping("/messaging/providers")
class ProvidersController {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ListedAccounts accounts;
    private final ProviderKeeping keeping;
    private final ServiceAccesses accesses;
    private final Outgoing outgoing;
    private final PublicAddress address;
    private final CurrentStaff staff;
    private final AuditLog audit;

    ProvidersController(
            ListedAccounts accounts,
            ProviderKeeping keeping,
            ServiceAccesses accesses,
            Outgoing outgoing,
            PublicAddress address,
            CurrentStaff staff,
            AuditLog audit) {
        this.accounts = accounts;
        this.keeping = keeping;
        this.accesses = accesses;
        this.outgoing = outgoing;
        this.address = address;
        this.staff = staff;
        this.audit = audit;
    }

    @GetMapping("/new")
    View blank(@RequestParam Kind kind) {
        staff.require(Role.OWNER);
        return fresh(ProviderForm.blank(real(kind)), Map.of());
    }

    @PostMapping
    Object add(@RequestParam Kind kind, @RequestParam Map<String, String> sent, RedirectAttributes after) {
        staff.require(Role.OWNER);
        var form = ProviderForm.of(real(kind), sent);
        var mistakes = form.mistakes(outgoing, null);
        if (!mistakes.isEmpty()) return fresh(form, mistakes);
        var added = keeping.add(form);
        if (added.isEmpty())
            return fresh(form, Map.of("address", t("messaging.accounts.address.known", form.address())));
        return saved(added.get(), after);
    }

    @GetMapping("/{id}")
    View show(@PathVariable AccountId id) {
        staff.require(Role.OWNER);
        return page(id, form(id), Map.of());
    }

    @PostMapping("/{id}")
    Object change(@PathVariable AccountId id, @RequestParam Map<String, String> sent, RedirectAttributes after) {
        staff.require(Role.OWNER);
        var before = form(id);
        var form = ProviderForm.of(before.kind(), sent).at(before.address());
        var mistakes = form.mistakes(outgoing, accesses.find(id).isPresent() ? before : null);
        if (!mistakes.isEmpty()) return page(id, form, mistakes);
        keeping.change(id, form);
        return saved(id, after);
    }

    private static View fresh(ProviderForm form, Map<String, String> mistakes) {
        return new ProviderPage(null, form, mistakes, null, null);
    }

    private View page(AccountId id, ProviderForm form, Map<String, String> mistakes) {
        var greeting = accesses.find(id)
                .filter(it -> it.account().kind() == Kind.WHATSAPP)
                .map(it -> Signatures.greeting(it.signing()));
        return new ProviderPage(
                accounts.get(id),
                form,
                mistakes,
                address.of(HookAddress.path(id)).orElse(null),
                greeting.orElse(null));
    }

    /// Tells Telegram where to bring what people write, and by which word we know that it is Telegram.
    @PostMapping("/{id}/hook")
    Redirect hook(@PathVariable AccountId id, RedirectAttributes after) {
        staff.require(Role.OWNER);
        var access = accesses.find(id)
                .filter(it -> it.account().kind() == Kind.TELEGRAM)
                .orElseThrow(() -> new NoSuchElementException("no bot " + id));
        var hook = address.of(HookAddress.path(id));
        if (hook.isEmpty()) Notice.wrong(t("messaging.accounts.unreachable")).after(after);
        else if (tell(access, hook.get()))
            Notice.done(t("messaging.providers.hook.done")).after(after);
        else Notice.wrong(t("messaging.providers.hook.wrong")).after(after);
        return Redirect.to("/messaging/providers/" + id);
    }

    private boolean tell(ServiceAccess access, String hook) {
        var body = JSON.writeValueAsBytes(
                Map.of("url", hook, "secret_token", access.signing(), "allowed_updates", List.of("message")));
        return outgoing.send(new Outgoing.Post(
                                access.baseUrl() + "/bot" + access.secret() + "/setWebhook",
                                Map.of(),
                                body,
                                PATIENCE,
                                2_000))
                        instanceof Outgoing.Answered(var status, var answer)
                && status == 200
                && answer.contains("true");
    }

    private Redirect saved(AccountId id, RedirectAttributes after) {
        audit.write(AuditLog.Action.CHANGED, "messaging.accounts", null, 1);
        Notice.done(t("messaging.mailbox.saved")).after(after);
        return Redirect.to("/messaging/providers/" + id);
    }

    private ProviderForm form(AccountId id) {
        return keeping.find(id).orElseThrow(() -> new NoSuchElementException("no number or bot " + id));
    }

    private static Kind real(Kind kind) {
        if (kind == Kind.EMAIL) throw new NoSuchElementException("mailboxes are set up elsewhere");
        return kind;
    }
}
