package dev.perennial.messaging.collecting;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.AuditLog;
import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.messaging.AccountId;
import dev.perennial.messaging.incoming.TrustedServers;
import dev.perennial.ui.AccountItem;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.View;
import java.util.NoSuchElementException;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/messaging/collecting")
class CollectingController {
    private final CollectedMailboxes mailboxes;
    private final TrustedServers servers;
    private final CurrentStaff staff;
    private final AuditLog audit;

    CollectingController(CollectedMailboxes mailboxes, TrustedServers servers, CurrentStaff staff, AuditLog audit) {
        this.mailboxes = mailboxes;
        this.servers = servers;
        this.staff = staff;
        this.audit = audit;
    }

    @Bean
    static AccountItem collectingInMenu() {
        return new AccountItem(
                29, "/messaging/collecting", "messaging.collecting.title", "download", Role.OWNER.authority());
    }

    @GetMapping
    View index() {
        staff.require(Role.OWNER);
        return new CollectingPage(mailboxes.all());
    }

    /// Whether the word of the shop's own server is believed from now on.
    @PostMapping("/{id}/trust")
    Redirect trust(
            @PathVariable AccountId id,
            @RequestParam(defaultValue = "") String server,
            @RequestParam(defaultValue = "true") boolean trusts,
            RedirectAttributes after) {
        staff.require(Role.OWNER);
        mailboxes.get(id);
        if (!servers.trust(id, server, trusts))
            throw new NoSuchElementException("no mail had a word of server " + server);
        audit.write(AuditLog.Action.CHANGED, "messaging.collecting", null, 1);
        Notice.done(t(trusts ? "messaging.collecting.trusted.done" : "messaging.collecting.distrusted.done", server))
                .after(after);
        return Redirect.to("/messaging/collecting");
    }
}
