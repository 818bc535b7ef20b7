package dev.perennial.access.tokens;

import dev.perennial.access.AuditLog;
import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.access.Secrets;
import dev.perennial.access.StaffId;
import dev.perennial.access.StaffMember;
import java.sql.Array;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The keys programs come in with: shown once, kept as digests.
@Repository
public class ApiTokens {
    /// How long before its end whoever looks after the token is told.
    static final Duration WARNING = Duration.ofDays(21);

    private static final int SECONDS_OF_A_MINUTE = 60;

    /// @param scopes what it may, such as `customers:read`
    /// @param endsAt null for tokens older than ends
    public record ApiToken(
            UUID id,
            String name,
            String prefix,
            Set<String> scopes,
            String madeBy,
            Instant madeAt,
            @Nullable Instant endsAt,
            @Nullable Instant lastUsedAt) {
        boolean endsBefore(Instant moment) {
            return endsAt != null && endsAt.isBefore(moment);
        }
    }

    /// A token as a program came in with it.
    record Presented(
            UUID id,
            String name,
            StaffMember actsFor,
            Set<String> scopes,
            @Nullable Instant endsAt,
            int askedThisMinute) {
        boolean hasEnded(Instant now) {
            return endsAt != null && !now.isBefore(endsAt);
        }

        /// What the person may whom it acts for, and what it was made for.
        List<GrantedAuthority> authorities() {
            return Stream.concat(
                            actsFor.authorities().stream(),
                            scopes.stream().map(it -> new SimpleGrantedAuthority("SCOPE_" + it)))
                    .collect(Collectors.toUnmodifiableList());
        }
    }

    private final JdbcClient db;
    private final CurrentStaff current;
    private final AuditLog log;
    private final Clock clock;

    ApiTokens(JdbcClient db, CurrentStaff current, AuditLog log, Clock clock) {
        this.db = db;
        this.current = current;
        this.log = log;
        this.clock = clock;
    }

    /// @return the token itself, which nobody can see again
    @Transactional
    public String make(String name, StaffId by, Collection<String> scopes, Duration lasts) {
        current.requireOfPeople(Role.MANAGER);
        var secret = "per_" + Secrets.make();
        db.sql("""
            insert into access.api_token (name, sha256, prefix, scopes, created_by, created_at, ends_at)
            values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        name,
                        Secrets.digest(secret),
                        secret.substring(0, 8),
                        scopes.stream().sorted().toArray(String[]::new),
                        by.value(),
                        Timestamp.from(clock.instant()),
                        Timestamp.from(clock.instant().plus(lasts)))
                .update();
        log.changed("access.token.made", by.value());
        return secret;
    }

    /// Looks a token up and counts that it was used.
    Optional<Presented> present(String secret) {
        var now = clock.instant();
        return db.sql("""
            update access.api_token token
            set last_used_at = :now, minute = :minute,
                asked = case when token.minute = :minute then token.asked + 1 else 1 end
            from access.staff staff
            where token.sha256 = :digest and token.revoked_at is null
              and staff.id = token.created_by and staff.closed_at is null
            returning token.id as token, token.name as token_name, token.scopes, token.ends_at, token.asked,
                staff.id, staff.name, staff.role, staff.own_only""")
                .param("now", Timestamp.from(now))
                .param("minute", Math.floorDiv(now.getEpochSecond(), SECONDS_OF_A_MINUTE))
                .param("digest", Secrets.digest(secret))
                .query((row, _) -> new Presented(
                        row.getObject("token", UUID.class),
                        row.getString("token_name"),
                        StaffMember.of(row),
                        scopes(row.getArray("scopes")),
                        instant(row.getTimestamp("ends_at")),
                        row.getInt("asked")))
                .optional();
    }

    /// Ends the tokens an account has made, as its sessions end.
    @Transactional
    public void revokeAllOf(StaffId maker) {
        db.sql("update access.api_token set revoked_at = ? where created_by = ? and revoked_at is null")
                .params(Timestamp.from(clock.instant()), maker.value())
                .update();
    }

    List<ApiToken> active() {
        current.requireOfPeople(Role.MANAGER);
        return db.sql("""
            select t.id, t.name, t.prefix, t.scopes, s.name as made_by, t.created_at, t.ends_at, t.last_used_at
            from access.api_token t join access.staff s on s.id = t.created_by
            where t.revoked_at is null order by t.created_at desc""")
                .query((row, _) -> new ApiToken(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("prefix"),
                        scopes(row.getArray("scopes")),
                        row.getString("made_by"),
                        row.getTimestamp("created_at").toInstant(),
                        instant(row.getTimestamp("ends_at")),
                        instant(row.getTimestamp("last_used_at"))))
                .list();
    }

    @Transactional
    public void revoke(UUID id) {
        current.requireOfPeople(Role.MANAGER);
        db.sql("update access.api_token set revoked_at = ? where id = ? and revoked_at is null")
                .params(Timestamp.from(clock.instant()), id)
                .update();
        log.changed("access.token.revoked");
    }

    private static Set<String> scopes(Array array) throws SQLException {
        return Arrays.stream((String[]) array.getArray()).collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
