package dev.perennial.programs.webhooks;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.AuditLog;
import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.platform.outgoing.Outgoing;
import dev.perennial.programs.WebhookEvent;
import dev.perennial.ui.AccountItem;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.View;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/programs/webhooks")
class WebhooksController {
    private static final int SHOWN = 50;
    private static final String WHAT = "programs.webhooks";

    private final Endpoints endpoints;
    private final Ledger ledger;
    private final Repeating repeating;
    private final Outgoing outgoing;
    private final List<WebhookEvent> events;
    private final CurrentStaff staff;
    private final AuditLog audit;

    WebhooksController(
            Endpoints endpoints,
            Ledger ledger,
            Repeating repeating,
            Outgoing outgoing,
            List<WebhookEvent> events,
            CurrentStaff staff,
            AuditLog audit) {
        this.endpoints = endpoints;
        this.ledger = ledger;
        this.repeating = repeating;
        this.outgoing = outgoing;
        this.events = events.stream()
                .sorted(Comparator.comparing(WebhookEvent::order))
                .toList();
        this.staff = staff;
        this.audit = audit;
    }

    @Bean
    static AccountItem webhooksInMenu() {
        return new AccountItem(31, "/programs/webhooks", "programs.webhooks.title", "world", Role.MANAGER.authority());
    }

    @GetMapping
    View index() {
        staff.require(Role.MANAGER);
        return list(EndpointForm.BLANK, Map.of());
    }

    @GetMapping("/{id}")
    View show(@PathVariable UUID id) {
        staff.require(Role.MANAGER);
        return page(id, "");
    }

    /// The answer shows the secret, once.
    @PostMapping
    View make(
            @RequestParam(defaultValue = "") String url,
            @RequestParam(name = "event", defaultValue = "") List<String> chosen) {
        staff.require(Role.OWNER);
        var form = new EndpointForm(url.strip(), chosen);
        var mistakes = form.mistakes(outgoing, events);
        if (!mistakes.isEmpty()) return list(form, mistakes);
        var made = endpoints.make(form.url(), form.wanted(), staff.id());
        changed();
        return page(made.id(), made.secret().text());
    }

    @PostMapping("/{id}/secrets")
    View rotate(@PathVariable UUID id) {
        staff.require(Role.OWNER);
        var secret = endpoints.rotate(id);
        changed();
        return page(id, secret.text());
    }

    @PostMapping("/{id}/closure")
    Redirect shut(@PathVariable UUID id, RedirectAttributes after) {
        staff.require(Role.OWNER);
        endpoints.shut(id, Endpoint.Shut.BY_HAND);
        return done(id, t("programs.webhooks.shut.done"), after);
    }

    @PostMapping("/{id}/reopening")
    Redirect reopen(@PathVariable UUID id, RedirectAttributes after) {
        staff.require(Role.OWNER);
        endpoints.reopen(id);
        return done(id, t("programs.webhooks.reopened.done"), after);
    }

    @PostMapping("/{id}/removal")
    Redirect remove(@PathVariable UUID id, RedirectAttributes after) {
        staff.require(Role.OWNER);
        endpoints.remove(id);
        changed();
        Notice.done(t("programs.webhooks.removed.done")).after(after);
        return Redirect.to("/programs/webhooks");
    }

    @PostMapping("/{id}/tests")
    Redirect test(@PathVariable UUID id, RedirectAttributes after) {
        staff.require(Role.MANAGER);
        repeating.test(id);
        return done(id, t("programs.webhooks.test.done"), after);
    }

    /// Once more: one message, or all since a day.
    @PostMapping("/{id}/replays")
    Redirect replay(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String message,
            @RequestParam(defaultValue = "") String since,
            RedirectAttributes after) {
        staff.require(Role.MANAGER);
        switch (repeating.replay(id, message, since)) {
            case Repeating.Again(var count) ->
                Notice.done(t("programs.webhooks.replay.done", count)).after(after);
            case Repeating.NoDay() ->
                Notice.wrong(t("programs.webhooks.replay.since.wrong", since)).after(after);
        }
        changed();
        return Redirect.to("/programs/webhooks/" + id);
    }

    private Redirect done(UUID id, String sentence, RedirectAttributes after) {
        changed();
        Notice.done(sentence).after(after);
        return Redirect.to("/programs/webhooks/" + id);
    }

    private void changed() {
        audit.write(AuditLog.Action.CHANGED, WHAT, null, 1);
    }

    private View list(EndpointForm form, Map<String, String> mistakes) {
        return new WebhooksPage(
                endpoints.all(), events, form, mistakes, staff.role().atLeast(Role.OWNER));
    }

    private View page(UUID id, String secret) {
        return new EndpointPage(
                endpoints.get(id),
                events,
                ledger.counts(id),
                ledger.latest(id, SHOWN),
                secret,
                staff.role().atLeast(Role.OWNER));
    }
}
