package dev.perennial.access.signin;

import dev.perennial.access.AuditLog;
import dev.perennial.access.AuditLog.Action;
import dev.perennial.access.StaffMember;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.stereotype.Component;

/// Signing out stands in the log as signing in does.
@Component
class SigningOut {
    private final AuditLog log;

    SigningOut(AuditLog log) {
        this.log = log;
    }

    @EventListener
    void on(LogoutSuccessEvent event) {
        if (event.getAuthentication().getPrincipal() instanceof StaffMember member)
            log.write(member.account(), Action.SIGNED_OUT, "access.session", null, 0);
    }
}
