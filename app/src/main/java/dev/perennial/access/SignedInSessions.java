package dev.perennial.access;

import dev.perennial.access.AuditLog.Action;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/// Signing somebody in without a password, where something else has proved who they are; and ending sessions.
@Component
public class SignedInSessions {
    private final JdbcClient db;
    private final AuditLog log;

    SignedInSessions(JdbcClient db, AuditLog log) {
        this.db = db;
        this.log = log;
    }

    public void open(StaffMember member, HttpServletRequest request, HttpServletResponse response) {
        if (request.getSession(false) != null) request.changeSessionId();
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(member, null, List.copyOf(member.authorities())));
        SecurityContextHolder.setContext(context);
        new HttpSessionSecurityContextRepository().saveContext(context, request, response);
        log.write(member.account(), Action.SIGNED_IN, "access.link", null, 0);
    }

    /// Ends every session of the account, on all devices and in all processes.
    ///
    /// @return how many there were
    public int endAll(StaffId id) {
        return db.sql("delete from access.session where principal_name = ?")
                .param(id.toString())
                .update();
    }
}
