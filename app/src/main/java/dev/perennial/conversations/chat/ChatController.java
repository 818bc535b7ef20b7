package dev.perennial.conversations.chat;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.AuditLog;
import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.messaging.Account;
import dev.perennial.messaging.Accounts;
import dev.perennial.platform.PublicAddress;
import dev.perennial.ui.AccountItem;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.View;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/conversations/chat")
class ChatController {
    private static final String WHAT = "conversations.chat";

    private final Widgets widgets;
    private final Vouching vouching;
    private final Accounts accounts;
    private final PublicAddress outside;
    private final CurrentStaff staff;
    private final AuditLog audit;

    ChatController(
            Widgets widgets,
            Vouching vouching,
            Accounts accounts,
            PublicAddress outside,
            CurrentStaff staff,
            AuditLog audit) {
        this.widgets = widgets;
        this.vouching = vouching;
        this.accounts = accounts;
        this.outside = outside;
        this.staff = staff;
        this.audit = audit;
    }

    @Bean
    static AccountItem chatInMenu() {
        return new AccountItem(
                29, "/conversations/chat", "conversations.chat.title", "message-circle", Role.OWNER.authority());
    }

    @GetMapping
    View show() {
        staff.require(Role.OWNER);
        return page(ChatForm.of(widgets.current()), Map.of(), "", 200);
    }

    @PostMapping
    Object save(
            @RequestParam(defaultValue = "false") boolean active,
            @RequestParam(defaultValue = "") String origins,
            @RequestParam(defaultValue = "") String greeting,
            @RequestParam(defaultValue = "") String colour,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "") String awayAfter,
            RedirectAttributes after) {
        staff.require(Role.OWNER);
        var form = new ChatForm(active, origins, greeting, colour, source, awayAfter);
        var mistakes = form.mistakes();
        if (!mistakes.isEmpty()) return page(form, mistakes, "", 422);
        widgets.save(form.widget());
        audit.changed(WHAT);
        Notice.done(t("conversations.chat.saved")).after(after);
        return Redirect.to("/conversations/chat");
    }

    /// The answer shows the secret, once.
    @PostMapping("/secrets")
    View rotate() {
        staff.require(Role.OWNER);
        var secret = vouching.rotate();
        audit.changed(WHAT);
        return page(ChatForm.of(widgets.current()), Map.of(), secret, 200);
    }

    @PostMapping("/secrets/removal")
    Redirect end(RedirectAttributes after) {
        staff.require(Role.OWNER);
        vouching.end();
        audit.changed(WHAT);
        Notice.done(t("conversations.chat.secret.ended")).after(after);
        return Redirect.to("/conversations/chat");
    }

    private View page(ChatForm form, Map<String, String> mistakes, String secret, int status) {
        return new ChatPage(
                form,
                mistakes,
                outside.of("/p/conversations/chat/widget.js").orElse(null),
                vouching.known().stream()
                        .map(it -> new ChatPage.Secret(it.madeAt(), it.endsAt()))
                        .toList(),
                secret,
                accounts.standard(Account.Kind.EMAIL).isPresent(),
                status);
    }
}
