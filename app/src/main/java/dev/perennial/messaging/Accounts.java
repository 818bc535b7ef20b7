package dev.perennial.messaging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The shop's mailboxes, numbers and bots.
@Repository
public class Accounts {
    private static final String SELECT = "select id, kind, name, address, active from messaging.account ";

    private final JdbcClient db;

    Accounts(JdbcClient db) {
        this.db = db;
    }

    /// All of them, those that rest too, by kind and name.
    public List<Account> all() {
        return db.sql(SELECT + "order by kind, name, id")
                .query((row, _) -> account(row))
                .list();
    }

    public Optional<Account> find(AccountId id) {
        return db.sql(SELECT + "where id = ?")
                .param(id.value())
                .query((row, _) -> account(row))
                .optional();
    }

    /// The one to use when nobody chose: the oldest that is active.
    public Optional<Account> standard(Account.Kind kind) {
        return db.sql(SELECT + "where kind = ? and active order by made_at, id limit 1")
                .param(kind.name())
                .query((row, _) -> account(row))
                .optional();
    }

    static Account account(ResultSet row) throws SQLException {
        return new Account(
                new AccountId(row.getObject("id", UUID.class)),
                Account.Kind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("address"),
                row.getBoolean("active"));
    }
}
