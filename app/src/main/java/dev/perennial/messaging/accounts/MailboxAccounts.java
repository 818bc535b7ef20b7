package dev.perennial.messaging.accounts;

import dev.perennial.messaging.Account;
import dev.perennial.messaging.AccountId;
import dev.perennial.messaging.secrets.Vault;
import dev.perennial.platform.outgoing.MailLines.Protocol;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Keeps mailboxes, their passwords sealed.
@Repository
class MailboxAccounts {
    private final JdbcClient db;
    private final Vault vault;
    private final Clock clock;

    MailboxAccounts(JdbcClient db, Vault vault, Clock clock) {
        this.db = db;
        this.vault = vault;
        this.clock = clock;
    }

    /// @return nothing when the address is a mailbox here already
    @Transactional
    Optional<AccountId> add(MailboxForm form) {
        var id = db.sql("""
            insert into messaging.account (kind, name, address, per_minute, made_at) values (?, ?, ?, ?, ?)
            on conflict do nothing returning id""")
                .params(
                        Account.Kind.EMAIL.name(),
                        form.name(),
                        form.address(),
                        MailboxForm.number(form.perMinute(), 10_000),
                        Timestamp.from(clock.instant()))
                .query((row, _) -> new AccountId(row.getObject(1, UUID.class)))
                .optional();
        id.ifPresent(it -> write(it, form));
        return id;
    }

    /// As it was entered, but for the passwords.
    Optional<MailboxForm> find(AccountId id) {
        return db.sql("""
            select * from messaging.mailbox m join messaging.account a on a.id = m.account_id where a.id = ?""")
                .param(id.value())
                .query((row, _) -> new MailboxForm(
                        row.getString("name"),
                        row.getString("address"),
                        row.getString("display_name"),
                        row.getString("smtp_host"),
                        row.getString("smtp_port"),
                        row.getString("smtp_encryption"),
                        row.getString("smtp_user"),
                        "",
                        Objects.requireNonNullElse(row.getString("imap_host"), ""),
                        Objects.requireNonNullElse(row.getString("imap_port"), "993"),
                        Objects.requireNonNullElse(row.getString("imap_encryption"), "IMPLICIT"),
                        Objects.requireNonNullElse(row.getString("imap_user"), ""),
                        "",
                        Objects.requireNonNullElse(row.getString("imap_folder"), "INBOX"),
                        row.getString("per_minute")))
                .optional();
    }

    /// The address stays: what was sent from it was sent from it.
    @Transactional
    void change(AccountId id, MailboxForm form) {
        db.sql("""
            update messaging.account
            set name = ?, per_minute = ?, trouble = null, trouble_said = '', trouble_since = null, rests_until = null
            where id = ?""")
                .params(form.name(), MailboxForm.number(form.perMinute(), 10_000), id.value())
                .update();
        write(id, form);
    }

    private void write(AccountId id, MailboxForm form) {
        var receives = form.receives();
        db.sql("""
            insert into messaging.mailbox as m (account_id, display_name, smtp_host, smtp_port, smtp_encryption, smtp_user,
                smtp_secret, imap_host, imap_port, imap_encryption, imap_user, imap_secret, imap_folder)
            values (:id, :displayName, :smtpHost, :smtpPort, :smtpEncryption, :smtpUser, :smtpSecret, :imapHost, :imapPort,
                :imapEncryption, :imapUser, :imapSecret, :imapFolder)
            on conflict (account_id) do update set display_name = excluded.display_name, smtp_host = excluded.smtp_host,
                smtp_port = excluded.smtp_port, smtp_encryption = excluded.smtp_encryption,
                smtp_user = excluded.smtp_user, imap_host = excluded.imap_host, imap_port = excluded.imap_port,
                imap_encryption = excluded.imap_encryption, imap_user = excluded.imap_user,
                imap_folder = excluded.imap_folder, smtp_secret = excluded.smtp_secret, imap_secret = excluded.imap_secret""")
                .param("id", id.value())
                .param("displayName", form.displayName())
                .param("smtpHost", form.smtpHost())
                .param("smtpPort", MailboxForm.number(form.smtpPort(), 65_535))
                .param("smtpEncryption", form.smtpEncryption())
                .param("smtpUser", form.smtpUser())
                .param("smtpSecret", secret(id, Protocol.SMTP, form.smtpUser(), form.smtpPassword()))
                .param("imapHost", receives ? form.imapHost() : null)
                .param("imapPort", receives ? MailboxForm.number(form.imapPort(), 65_535) : null)
                .param("imapEncryption", receives ? form.imapEncryption() : null)
                .param("imapUser", receives ? form.imapUser() : null)
                .param("imapSecret", receives ? secret(id, Protocol.IMAP, form.imapUser(), form.imapPassword()) : null)
                .param("imapFolder", receives ? form.imapFolder() : null)
                .update();
    }

    private byte @Nullable [] secret(AccountId id, Protocol protocol, String user, String typed) {
        if (user.isEmpty()) return null;
        if (!typed.isEmpty()) return vault.seal("mailbox:" + id + ":" + protocol.code(), typed);
        return db.sql("select %s_secret from messaging.mailbox where account_id = ?".formatted(protocol.code()))
                .param(id.value())
                .query((row, _) -> Optional.ofNullable(row.getBytes(1)))
                .optional()
                .flatMap(it -> it)
                .orElse(null);
    }

    void rest(AccountId id, boolean wanted) {
        db.sql("update messaging.account set active = ? where id = ?")
                .params(!wanted, id.value())
                .update();
    }

    /// What waits goes out now.
    void tryNow(AccountId id) {
        db.sql("update messaging.account set rests_until = ? where id = ? and rests_until is not null")
                .params(Timestamp.from(clock.instant()), id.value())
                .update();
    }
}
