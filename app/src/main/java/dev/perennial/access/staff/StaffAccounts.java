package dev.perennial.access.staff;

import dev.perennial.access.AuditLog;
import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.access.SignedInSessions;
import dev.perennial.access.StaffId;
import dev.perennial.access.tokens.ApiTokens;
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
            boolean ownOnly,
            @Nullable Instant closedAt) {}

    private final JdbcClient db;
    private final PasswordEncoder passwords;
    private final SignedInSessions sessions;
    private final ApiTokens tokens;
    private final CurrentStaff current;
    private final AuditLog log;
    private final Clock clock;

    StaffAccounts(
            JdbcClient db,
            PasswordEncoder passwords,
            SignedInSessions sessions,
            ApiTokens tokens,
            CurrentStaff current,
            AuditLog log,
            Clock clock) {
        this.db = db;
        this.passwords = passwords;
        this.sessions = sessions;
        this.tokens = tokens;
        this.current = current;
        this.log = log;
        this.clock = clock;
    }

    List<Account> all() {
        current.require(Role.OWNER);
        return db.sql(
                        "select id, name, email, role, own_only, closed_at from access.staff order by closed_at nulls first, name")
                .query((row, _) -> new Account(
                        new StaffId(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        row.getString("email"),
                        Role.valueOf(row.getString("role")),
                        row.getBoolean("own_only"),
                        row.getTimestamp("closed_at") == null
                                ? null
                                : row.getTimestamp("closed_at").toInstant()))
                .list();
    }

    /// @return false when the e-mail address has an account already
    @Transactional
    public boolean make(String name, String email, Scope scope, String password) {
        current.require(Role.OWNER);
        try {
            var id = db.sql("""
                insert into access.staff (email, name, role, own_only, password, created_at)
                values (?, ?, ?, ?, ?, ?) returning id""")
                    .params(
                            email,
                            name,
                            scope.role().name(),
                            scope.ownOnly(),
                            passwords.encode(password),
                            Timestamp.from(clock.instant()))
                    .query(UUID.class)
                    .single();
            log.changed("access.account.made", id);
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /// What an account may do from now on; its sessions and API tokens end. The owner stays the owner.
    ///
    /// @return false for the owner's account, and for one that is not there
    @Transactional
    public boolean change(StaffId id, Scope scope) {
        current.require(Role.OWNER);
        var changed = db.sql("update access.staff set role = ?, own_only = ? where id = ? and role <> 'OWNER'")
                        .params(scope.role().name(), scope.ownOnly(), id.value())
                        .update()
                == 1;
        if (changed) {
            shutOut(id);
            log.changed("access.account.role", id.value());
        }
        return changed;
    }

    /// Whether this database can keep accounts to their own customers: its user had to be allowed to make a role.
    boolean canNarrow() {
        return db.sql("select exists (select from pg_roles where rolname = 'perennial_own')")
                .query(Boolean.class)
                .single();
    }

    private void shutOut(StaffId id) {
        sessions.endAll(id);
        tokens.revokeAllOf(id);
    }

    @Transactional
    public void setPassword(StaffId id, String password) {
        if (!id.equals(current.id())) current.require(Role.OWNER);
        db.sql("update access.staff set password = ? where id = ?")
                .params(passwords.encode(password), id.value())
                .update();
        shutOut(id);
        log.changed("access.account.password", id.value());
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
        shutOut(id);
        log.changed("access.account.closed", id.value());
        return true;
    }

    @Transactional
    public void reopen(StaffId id) {
        current.require(Role.OWNER);
        db.sql("update access.staff set closed_at = null where id = ?")
                .param(id.value())
                .update();
        log.changed("access.account.opened", id.value());
    }
}
