package dev.perennial.messaging.accounts;

import dev.perennial.messaging.Account;
import dev.perennial.messaging.AccountId;
import dev.perennial.messaging.sending.Trouble;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// All accounts, and how they do.
@Repository
public class ListedAccounts {
    private static final String SELECT = """
        select a.*, (select count(*) from messaging.dispatch d
            where d.account_id = a.id and d.state in ('WAITING', 'DEFERRED')) as waiting
        from messaging.account a
        """;

    private final JdbcClient db;

    ListedAccounts(JdbcClient db) {
        this.db = db;
    }

    List<Listed> all() {
        return db.sql(SELECT + "order by kind, name, id")
                .query((row, _) -> listed(row))
                .list();
    }

    /// @throws NoSuchElementException when there is none
    public Listed get(AccountId id) {
        return db.sql(SELECT + "where id = ?")
                .param(id.value())
                .query((row, _) -> listed(row))
                .optional()
                .orElseThrow(() -> new NoSuchElementException("no account " + id));
    }

    /// Those that want to send and cannot.
    List<Listed> troubled() {
        return db.sql(SELECT + "where trouble is not null and active order by trouble_since")
                .query((row, _) -> listed(row))
                .list();
    }

    private static Listed listed(ResultSet row) throws SQLException {
        var rests = row.getTimestamp("rests_until");
        return new Listed(
                new Account(
                        new AccountId(row.getObject("id", UUID.class)),
                        Account.Kind.valueOf(row.getString("kind")),
                        row.getString("name"),
                        row.getString("address"),
                        row.getBoolean("active")),
                Optional.ofNullable(row.getString("trouble"))
                        .map(Trouble::valueOf)
                        .orElse(null),
                row.getString("trouble_said"),
                rests == null ? null : rests.toInstant(),
                row.getInt("waiting"));
    }
}
