package dev.perennial.messaging.collecting;

import dev.perennial.messaging.AccountId;
import dev.perennial.messaging.Accounts;
import dev.perennial.messaging.incoming.TrustedServers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CollectedMailboxes {
    /// Servers are restarted; what mends itself is nobody's business.
    private static final Duration WORTH_SAYING = Duration.ofMinutes(10);

    private static final String SELECT = """
        select m.account_id, c.collected_at, c.trouble, coalesce(c.trouble_said, '') as trouble_said, c.trouble_since
        from messaging.mailbox m join messaging.account a on a.id = m.account_id
            left join messaging.collection c on c.account_id = m.account_id
        where m.imap_host is not null and a.active
        """;

    private final JdbcClient db;
    private final Accounts accounts;
    private final TrustedServers servers;
    private final Clock clock;

    CollectedMailboxes(JdbcClient db, Accounts accounts, TrustedServers servers, Clock clock) {
        this.db = db;
        this.accounts = accounts;
        this.servers = servers;
        this.clock = clock;
    }

    List<CollectedMailbox> all() {
        return db.sql(SELECT + "order by a.name, a.id")
                .query((row, _) -> mailbox(row))
                .list();
    }

    /// @throws NoSuchElementException when it is not emptied
    CollectedMailbox get(AccountId account) {
        return all().stream()
                .filter(it -> it.account().id().equals(account))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no mailbox " + account));
    }

    /// One that has not been emptied for a while.
    Optional<CollectedMailbox> troubled() {
        return db.sql(SELECT + "and c.trouble_since < ? order by c.trouble_since limit 1")
                .param(Timestamp.from(clock.instant().minus(WORTH_SAYING)))
                .query((row, _) -> mailbox(row))
                .optional();
    }

    private CollectedMailbox mailbox(ResultSet row) throws SQLException {
        var id = new AccountId(row.getObject("account_id", UUID.class));
        var trouble = row.getString("trouble");
        return new CollectedMailbox(
                accounts.find(id).orElseThrow(),
                instant(row.getTimestamp("collected_at")),
                trouble == null ? null : Obstacle.valueOf(trouble),
                row.getString("trouble_said"),
                instant(row.getTimestamp("trouble_since")),
                servers.worthTrusting(id).stream().findFirst().orElse(null));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
