package dev.perennial.access.signin;

import dev.perennial.access.AuditLog;
import dev.perennial.access.AuditLog.Action;
import dev.perennial.access.StaffMember;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/// Checks an e-mail address and a password. An unknown address takes as long as a wrong password, and answers
/// the same.
@Component
class PasswordSignIn implements AuthenticationProvider {
    private final JdbcClient db;
    private final PasswordEncoder passwords;
    private final Guesses guesses;
    private final AuditLog log;
    private final String nobodysPassword;

    PasswordSignIn(JdbcClient db, PasswordEncoder passwords, Guesses guesses, AuditLog log) {
        this.db = db;
        this.passwords = passwords;
        this.guesses = guesses;
        this.log = log;
        this.nobodysPassword =
                Objects.requireNonNull(passwords.encode(UUID.randomUUID().toString()));
    }

    private record Account(StaffMember member, String password) {}

    @Override
    public Authentication authenticate(Authentication attempt) {
        var email = attempt.getName().strip().toLowerCase(Locale.ROOT);
        var password = String.valueOf(attempt.getCredentials());
        var address =
                attempt.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        if (guesses.tooMany(email, address)) throw new LockedException("too many wrong guesses");

        var account = find(email);
        var right = passwords.matches(password, account == null ? nobodysPassword : account.password());
        if (account == null || !right) {
            guesses.wrong(email, address);
            var aimedAt = account == null ? null : account.member().account();
            log.write(null, Action.FAILED, "access.password", aimedAt, 0);
            throw new BadCredentialsException("wrong e-mail address or password");
        }
        guesses.right(email);
        log.write(account.member().account(), Action.SIGNED_IN, "access.session", null, 0);
        var signedIn = UsernamePasswordAuthenticationToken.authenticated(
                account.member(), null, account.member().authorities());
        signedIn.setDetails(attempt.getDetails());
        return signedIn;
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }

    private @Nullable Account find(String email) {
        return db.sql("""
            select id, name, role, own_only, password from access.staff
            where lower(email) = ? and closed_at is null""")
                .param(email)
                .query((row, _) -> new Account(StaffMember.of(row), row.getString("password")))
                .optional()
                .orElse(null);
    }
}
