package dev.perennial.messaging.incoming;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.AuditLog;
import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.ui.AccountItem;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.View;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/messaging/incoming")
class IncomingController {
    private static final String WHAT = "messaging.incoming";
    private static final int SHOWN = 100;

    private final Quarantine quarantine;
    private final CurrentStaff staff;
    private final AuditLog audit;

    IncomingController(Quarantine quarantine, CurrentStaff staff, AuditLog audit) {
        this.quarantine = quarantine;
        this.staff = staff;
        this.audit = audit;
    }

    @Bean
    static AccountItem incomingInMenu() {
        return new AccountItem(
                30, "/messaging/incoming", "messaging.incoming.title", "alert-circle", Role.MANAGER.authority());
    }

    @GetMapping
    View index() {
        mayLook();
        return new IncomingPage(quarantine.count(), quarantine.list(SHOWN));
    }

    /// As it came, for whoever helps to find out; never shown by the browser.
    @GetMapping("/{id}/message.txt")
    ResponseEntity<InputStreamResource> raw(@PathVariable UUID id) {
        mayLook();
        var bytes = quarantine.raw(id).orElseThrow(() -> new NoSuchElementException("nothing set aside as " + id));
        audit.write(AuditLog.Action.EXPORTED, WHAT, null, 1);
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_PLAIN)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("message.txt")
                                .build()
                                .toString())
                .body(new InputStreamResource(bytes));
    }

    @PostMapping("/{id}/readings")
    Redirect readAgain(@PathVariable UUID id, RedirectAttributes after) {
        return again(id, after);
    }

    @PostMapping("/readings")
    Redirect readAllAgain(RedirectAttributes after) {
        return again(null, after);
    }

    @PostMapping("/{id}/leaving")
    Redirect leave(@PathVariable UUID id, RedirectAttributes after) {
        mayLook();
        return done(quarantine.leave(id), "messaging.incoming.leave.done", after);
    }

    private Redirect again(@Nullable UUID id, RedirectAttributes after) {
        mayLook();
        return done(quarantine.readAgain(id), "messaging.incoming.again.done", after);
    }

    private Redirect done(int count, String sentence, RedirectAttributes after) {
        if (count > 0) audit.write(AuditLog.Action.CHANGED, WHAT, null, count);
        Notice.done(t(sentence, count)).after(after);
        return Redirect.to("/messaging/incoming");
    }

    private void mayLook() {
        staff.require(Role.MANAGER);
        staff.requireWholeSight();
    }
}
