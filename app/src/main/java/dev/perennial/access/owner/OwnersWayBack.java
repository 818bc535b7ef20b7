package dev.perennial.access.owner;

import dev.perennial.access.EntryTokens;
import dev.perennial.access.EntryTokens.Purpose;
import dev.perennial.access.Role;
import dev.perennial.access.SignedInSessions;
import dev.perennial.access.StaffMember;
import dev.perennial.access.ThisMachine;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// For the owner who forgot the password: whoever may start the program on its machine may set a new one.
@Component
class OwnersWayBack {
    private final EntryTokens tokens;
    private final SignedInSessions sessions;
    private final PasswordEncoder passwords;
    private final JdbcClient db;

    OwnersWayBack(EntryTokens tokens, SignedInSessions sessions, PasswordEncoder passwords, JdbcClient db) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.passwords = passwords;
        this.db = db;
    }

    boolean isOpenTo(String token, HttpServletRequest request) {
        return ThisMachine.asks(request) && tokens.opens(Purpose.OWNER, token);
    }

    /// The owner with the new password and no other session, or nothing when the token was used meanwhile.
    @Transactional
    public Optional<StaffMember> setPassword(String token, String password) {
        if (!tokens.use(Purpose.OWNER, token)) return Optional.empty();
        var owner = db.sql("""
            update access.staff set password = ?
            where id = (select id from access.staff where role = 'OWNER' and closed_at is null
                        order by created_at limit 1)
            returning id, name""")
                .param(passwords.encode(password))
                .query((row, _) -> new StaffMember(row.getObject("id", UUID.class), row.getString("name"), Role.OWNER))
                .optional();
        owner.ifPresent(member -> sessions.endAll(member.id()));
        return owner;
    }
}
