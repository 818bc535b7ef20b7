package dev.perennial.messaging.outbox;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.AuditLog;
import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.messaging.Cause;
import dev.perennial.ui.AccountItem;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.View;
import java.util.List;
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
@RequestMapping("/messaging/outbox")
class OutboxController {
    private final Messages messages;
    private final CurrentStaff staff;
    private final AuditLog audit;
    private final List<Cause> causes;

    OutboxController(Messages messages, CurrentStaff staff, AuditLog audit, List<Cause> causes) {
        this.messages = messages;
        this.staff = staff;
        this.audit = audit;
        this.causes = causes;
    }

    @Bean
    static AccountItem outboxInMenu() {
        return new AccountItem(
                29, "/messaging/outbox", "messaging.outbox.title", "arrow-up-right", Role.MANAGER.authority());
    }

    @GetMapping
    View index(@RequestParam(defaultValue = "UNKNOWN") Show show) {
        staff.require(Role.MANAGER);
        staff.requireWholeSight();
        return new OutboxPage(show, messages.counts(), messages.batches(show), messages.list(show), causes);
    }

    @PostMapping("/{id}/resend")
    Redirect sendAgain(@PathVariable UUID id, RedirectAttributes after) {
        staff.require(Role.MANAGER);
        return done(messages.sendAgain(id), "again", after);
    }

    @PostMapping("/{id}/leaving")
    Redirect leave(@PathVariable UUID id, RedirectAttributes after) {
        staff.require(Role.MANAGER);
        return done(messages.leave(id), "leave", after);
    }

    @PostMapping("/resends")
    Redirect sendAllAgain(@RequestParam Show show, @RequestParam String cause, RedirectAttributes after) {
        staff.require(Role.MANAGER);
        return done(messages.sendAgain(show, cause), "again", after);
    }

    @PostMapping("/leavings")
    Redirect leaveAll(@RequestParam Show show, @RequestParam String cause, RedirectAttributes after) {
        staff.require(Role.MANAGER);
        return done(messages.leave(show, cause), "leave", after);
    }

    private Redirect done(int count, String what, RedirectAttributes after) {
        if (count > 0) audit.write(AuditLog.Action.CHANGED, "messaging.outbox", null, count);
        Notice.done(t("messaging.outbox." + what + ".done", count)).after(after);
        return Redirect.to("/messaging/outbox");
    }
}
