package dev.perennial.messaging;

import dev.perennial.messaging.secrets.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The providers of numbers and bots, their secrets unsealed.
@Repository
public class ServiceAccesses {
    private final JdbcClient db;
    private final Vault vault;

    ServiceAccesses(JdbcClient db, Vault vault) {
        this.db = db;
        this.vault = vault;
    }

    /// @return nothing when there is none, or its secrets cannot be opened
    public Optional<ServiceAccess> find(AccountId id) {
        return db.sql("""
            select a.id, a.kind, a.name, a.address, a.active, p.base_url, p.identity, p.secret, p.signing
            from messaging.provider p join messaging.account a on a.id = p.account_id where a.id = ?""")
                .param(id.value())
                .query((row, _) -> access(row))
                .optional()
                .flatMap(it -> it);
    }

    private Optional<ServiceAccess> access(ResultSet row) throws SQLException {
        var account = Accounts.account(row);
        var base = row.getString("base_url");
        var identity = row.getString("identity");
        var signing = row.getBytes("signing");
        var secret = vault.open(place(account.id(), "secret"), row.getBytes("secret"));
        var signed = signing == null ? secret : vault.open(place(account.id(), "signing"), signing);
        if (secret.isEmpty() || signed.isEmpty()) return Optional.empty();
        return Optional.of(new ServiceAccess(account, base, identity, secret.get(), signed.get()));
    }

    private static String place(AccountId account, String what) {
        return "provider:" + account + ":" + what;
    }
}
