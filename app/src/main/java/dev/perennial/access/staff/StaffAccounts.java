package dev.perennial.access.staff;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.access.SignedInSessions;
import dev.perennial.access.StaffId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Making, changing and closing accounts: the owner's business. Every change ends the account's sessions, so
/// that it holds at once.
@Component
public class StaffAccounts {
    public record Account(
            StaffId id,
            String name,
            String email,
            Role role,
            @Nullable Instant closedAt) {}

    private final JdbcClient db;
    private final PasswordEncoder passwords;
    private final SignedInSessions sessions;
    private final CurrentStaff current;
    private final Clock clock;

    StaffAccounts(
            JdbcClient db, PasswordEncoder passwords, SignedInSessions sessions, CurrentStaff current, Clock clock) {
        this.db = db;
        this.passwords = passwords;
        this.sessions = sessions;
        this.current = current;
        this.clock = clock;
    }

    List<Account> all() {
        return db.sql("select id, name, email, role, closed_at from access.staff order by closed_at nulls first, name")
                .query((row, _) -> new Account(
                        new StaffId(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        row.getString("email"),
                        Role.valueOf(row.getString("role")),
                        row.getTimestamp("closed_at") == null
                                ? null
                                : row.getTimestamp("closed_at").toInstant()))
                .list();
    }

    /// @return false when the e-mail address has an account already
    @Transactional
    public boolean make(String name, String email, Role role, String password) {
        current.require(Role.OWNER);
        try {
            db.sql("insert into access.staff (email, name, role, password, created_at) values (?, ?, ?, ?, ?)")
                    .params(email, name, role.name(), passwords.encode(password), Timestamp.from(clock.instant()))
                    .update();
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    @Transactional
    public void setPassword(StaffId id, String password) {
        if (!id.equals(current.id())) current.require(Role.OWNER);
        db.sql("update access.staff set password = ? where id = ?")
                .params(passwords.encode(password), id.value())
                .update();
        sessions.endAll(id);
    }

    public boolean matches(StaffId id, String password) {
        return passwords.matches(
                password,
                db.sql("select password from access.staff where id = ?")
                        .param(id.value())
                        .query(String.class)
                        .single());
    }

    /// Shuts an account out; what it did stays its. One's own cannot be closed, so an owner always remains.
    @Transactional
    public boolean close(StaffId id) {
        current.require(Role.OWNER);
        if (id.equals(current.id())) return false;
        db.sql("update access.staff set closed_at = ? where id = ? and closed_at is null")
                .params(Timestamp.from(clock.instant()), id.value())
                .update();
        sessions.endAll(id);
        return true;
    }

    @Transactional
    public void reopen(StaffId id) {
        current.require(Role.OWNER);
        db.sql("update access.staff set closed_at = null where id = ?")
                .param(id.value())
                .update();
    }
}
