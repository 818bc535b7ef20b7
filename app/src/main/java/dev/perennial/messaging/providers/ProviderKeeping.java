package dev.perennial.messaging.providers;

import dev.perennial.messaging.Account.Kind;
import dev.perennial.messaging.AccountId;
import dev.perennial.messaging.secrets.Vault;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Keeps numbers and bots, their secrets sealed.
@Repository
class ProviderKeeping {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient db;
    private final Vault vault;
    private final Clock clock;

    ProviderKeeping(JdbcClient db, Vault vault, Clock clock) {
        this.db = db;
        this.vault = vault;
        this.clock = clock;
    }

    /// @return nothing when the address is here already
    @Transactional
    Optional<AccountId> add(ProviderForm form) {
        var id = db.sql("""
            insert into messaging.account (kind, name, address, made_at) values (?, ?, ?, ?)
            on conflict do nothing returning id""")
                .params(form.kind().name(), form.name(), form.address(), Timestamp.from(clock.instant()))
                .query((row, _) -> new AccountId(row.getObject(1, UUID.class)))
                .optional();
        id.ifPresent(it -> db.sql("""
            insert into messaging.provider (account_id, base_url, identity, secret, signing)
            values (:id, :base, :identity, :secret, :signing)""")
                .param("id", it.value())
                .param("base", form.baseUrl())
                .param("identity", form.identity())
                .param("secret", vault.seal(place(it, "secret"), form.secret()))
                .param("signing", signing(it, form))
                .update());
        return id;
    }

    /// The address stays: what was sent from it was sent from it.
    @Transactional
    void change(AccountId id, ProviderForm form) {
        db.sql("""
            update messaging.account
            set name = ?, trouble = null, trouble_said = '', trouble_since = null, rests_until = null where id = ?""").params(form.name(), id.value()).update();
        db.sql("""
            update messaging.provider
            set base_url = :base, identity = :identity, secret = coalesce(:secret::bytea, secret),
                signing = coalesce(:signing::bytea, signing)
            where account_id = :id""")
                .param("id", id.value())
                .param("base", form.baseUrl())
                .param("identity", form.identity())
                .param("secret", form.secret().isEmpty() ? null : vault.seal(place(id, "secret"), form.secret()))
                .param("signing", form.signing().isEmpty() ? null : vault.seal(place(id, "signing"), form.signing()))
                .update();
    }

    /// As it was entered, but for the secrets.
    Optional<ProviderForm> find(AccountId id) {
        return db.sql("""
            select a.kind, a.name, a.address, p.identity, p.base_url
            from messaging.provider p join messaging.account a on a.id = p.account_id where a.id = ?""")
                .param(id.value())
                .query((row, _) -> new ProviderForm(
                        Kind.valueOf(row.getString("kind")),
                        row.getString("name"),
                        row.getString("address"),
                        row.getString("identity"),
                        "",
                        "",
                        row.getString("base_url")))
                .optional();
    }

    /// Telegram shows what we chose ourselves; an SMS provider signs with the secret that lets us in.
    private byte @Nullable [] signing(AccountId id, ProviderForm form) {
        return switch (form.kind()) {
            case WHATSAPP -> vault.seal(place(id, "signing"), form.signing());
            case TELEGRAM -> vault.seal(place(id, "signing"), chance());
            case SMS, EMAIL -> null;
        };
    }

    private static String chance() {
        var bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String place(AccountId id, String what) {
        return "provider:" + id + ":" + what;
    }
}
