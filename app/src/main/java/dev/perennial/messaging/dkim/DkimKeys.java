package dev.perennial.messaging.dkim;

import dev.perennial.messaging.MailDomain;
import dev.perennial.messaging.secrets.Vault;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// A pair of keys for each domain the shop writes from: the secret half signs, the public half is told by the domain's
/// DNS, where the owner enters it. Nothing is signed before the owner says that it stands there.
@Repository
public class DkimKeys {
    private static final String SELECTOR = "perennial";
    private static final int BITS = 2048;

    private final JdbcClient db;
    private final Vault vault;
    private final Clock clock;

    DkimKeys(JdbcClient db, Vault vault, Clock clock) {
        this.db = db;
        this.vault = vault;
        this.clock = clock;
    }

    /// @param inUse since when mail is signed with it, or null
    public record Key(
            String domain,
            String selector,
            String publicHalf,
            @Nullable Instant inUse) {
        /// Under which name DNS has to tell it.
        public String recordName() {
            return selector + "._domainkey." + domain;
        }

        public String recordText() {
            return "v=DKIM1; k=rsa; p=" + publicHalf;
        }
    }

    /// Begins or stops to sign.
    public void use(String domain, boolean wanted) {
        db.sql(
                        "update messaging.dkim_key set in_use = case when :wanted then :now::timestamptz end where domain = :domain")
                .param("wanted", wanted)
                .param("now", Timestamp.from(clock.instant()))
                .param("domain", MailDomain.of(domain))
                .update();
    }

    /// The mail with its signature on top; as it is while its domain's keys are not in use.
    public byte[] signed(byte[] mail, String written) {
        var domain = MailDomain.of(written);
        var secret = secret(domain);
        if (secret.isEmpty()) return mail;
        var header = DkimSignature.of(mail, domain, SELECTOR, secret.get(), clock.instant());
        var signed = Arrays.copyOf(header, header.length + mail.length);
        System.arraycopy(mail, 0, signed, header.length, mail.length);
        return signed;
    }

    public Optional<Key> find(String domain) {
        return db.sql("select domain, selector, public_half, in_use from messaging.dkim_key where domain = ?")
                .param(MailDomain.of(domain))
                .query((row, _) -> {
                    var inUse = row.getTimestamp("in_use");
                    return new Key(
                            row.getString("domain"),
                            row.getString("selector"),
                            row.getString("public_half"),
                            inUse == null ? null : inUse.toInstant());
                })
                .optional();
    }

    /// Makes those of a domain, unless it has some.
    public void make(String written) {
        var domain = MailDomain.of(written);
        if (find(domain).isPresent()) return;
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            var pair = generator.generateKeyPair();
            var secret = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
            db.sql("""
                insert into messaging.dkim_key (domain, selector, public_half, secret, made_at) values (?, ?, ?, ?, ?)
                on conflict do nothing""")
                    .params(
                            domain,
                            SELECTOR,
                            Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()),
                            vault.seal(place(domain), secret),
                            Timestamp.from(clock.instant()))
                    .update();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    private Optional<PrivateKey> secret(String domain) {
        return db.sql("select secret from messaging.dkim_key where domain = ? and in_use is not null")
                .param(domain)
                .query(byte[].class)
                .optional()
                .flatMap(it -> vault.open(place(domain), it))
                .map(DkimKeys::key);
    }

    private static PrivateKey key(String text) {
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(text)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key of ours cannot be read", e);
        }
    }

    private static String place(String domain) {
        return "dkim:" + domain;
    }
}
