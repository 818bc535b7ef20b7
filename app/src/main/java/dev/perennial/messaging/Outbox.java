package dev.perennial.messaging;

import dev.perennial.customers.CustomerId;
import dev.perennial.messaging.sending.Doorbell;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// What is to leave the house: written down in the transaction in which it was decided, sent by a job afterwards.
/// Whether the person may be written to is asked right before it is sent.
@Component
public class Outbox {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient db;
    private final Accounts accounts;
    private final Doorbell doorbell;
    private final Clock clock;

    Outbox(JdbcClient db, Accounts accounts, Doorbell doorbell, Clock clock) {
        this.db = db;
        this.accounts = accounts;
        this.doorbell = doorbell;
        this.clock = clock;
    }

    private final TransactionSynchronization wake = new TransactionSynchronization() {
        @Override
        public void afterCommit() {
            doorbell.ring();
        }
    };

    /// @param messageId as other mail programs will name it, with its angle brackets
    public record Put(DispatchId id, String messageId) {}

    /// Puts a message into the outbox, once for its source: a second time tells which it was.
    ///
    /// @throws IllegalArgumentException when the account is gone
    @Transactional(propagation = Propagation.MANDATORY)
    public Put put(Dispatch dispatch) {
        var account = accounts.find(dispatch.account())
                .orElseThrow(() -> new IllegalArgumentException("no account " + dispatch.account()));
        var answering = dispatch.answering();
        db.sql("""
            insert into messaging.dispatch (source, purpose, account_id, customer_id, recipient, recipient_name, subject,
                text, html, manner, in_reply_to, reference_ids, reply_tag, files, message_id, made_at, next_at)
            values (:source, :purpose, :account, :customer, :to, :name, :subject, :text, :html, :manner, :inReplyTo,
                :references, :tag, :files, :messageId, :now, :notBefore)
            on conflict (source) do nothing""")
                .param("source", dispatch.source())
                .param("purpose", dispatch.purpose().name())
                .param("account", account.id().value())
                .param("customer", customer(dispatch.customer()))
                .param("to", dispatch.to())
                .param("name", dispatch.toName())
                .param("subject", dispatch.subject())
                .param("text", dispatch.text())
                .param("html", dispatch.html())
                .param("manner", dispatch.manner().name())
                .param("inReplyTo", answering == null ? null : answering.inReplyTo())
                .param(
                        "references",
                        answering == null
                                ? new String[0]
                                : answering.references().toArray(String[]::new))
                .param("tag", answering == null ? null : answering.replyTag())
                .param("files", dispatch.files().toArray(UUID[]::new))
                .param("messageId", messageId(account))
                .param("now", Timestamp.from(clock.instant()))
                .param("notBefore", Timestamp.from(dispatch.notBefore()))
                .update();
        if (!dispatch.notBefore().isAfter(clock.instant()))
            TransactionSynchronizationManager.registerSynchronization(wake);
        return db.sql("select id, message_id from messaging.dispatch where source = ?")
                .param(dispatch.source())
                .query((row, _) -> new Put(new DispatchId(row.getObject(1, UUID.class)), row.getString(2)))
                .single();
    }

    /// Takes back what has not begun to leave.
    ///
    /// @return false when it is too late
    @Transactional
    public boolean withdraw(DispatchId dispatch) {
        return db.sql("delete from messaging.dispatch where id = ? and state = 'WAITING'")
                        .param(dispatch.value())
                        .update()
                == 1;
    }

    /// What caused the dispatch that other mail programs know by this Message-ID.
    public Optional<String> source(String messageId) {
        return db.sql("select source from messaging.dispatch where message_id = ?")
                .param(messageId)
                .query(String.class)
                .optional();
    }

    /// Not to be guessed, so that naming it shows that one has the message.
    private static String messageId(Account account) {
        var chance = new byte[16];
        RANDOM.nextBytes(chance);
        var at = account.address().lastIndexOf('@');
        return "<%s@%s>"
                .formatted(
                        HexFormat.of().formatHex(chance),
                        at < 0 ? "perennial.invalid" : MailDomain.of(account.address()));
    }

    private static @Nullable UUID customer(@Nullable CustomerId customer) {
        return customer == null ? null : customer.value();
    }
}
