package dev.perennial.conversations;

import dev.perennial.messaging.Account;
import dev.perennial.messaging.AccountId;
import dev.perennial.messaging.Accounts;
import dev.perennial.messaging.Received;
import dev.perennial.messaging.Received.Party;
import dev.perennial.messaging.Received.Robot;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Mails as they arrive, for tests: written down to what matters.
public final class Letters {
    private final Arriving arriving;
    private final Accounts accounts;
    private final JdbcClient db;
    private final TransactionTemplate transaction;

    public Letters(Arriving arriving, Accounts accounts, JdbcClient db, TransactionTemplate transaction) {
        this.arriving = arriving;
        this.accounts = accounts;
        this.db = db;
        this.transaction = transaction;
    }

    /// The bakery's mailbox; the same when called again.
    public Account orders() {
        return account(Account.Kind.EMAIL, "orders@bakery.example");
    }

    public Account account(Account.Kind kind, String address) {
        db.sql("""
            insert into messaging.account (kind, name, address, made_at) values (?, 'Orders', ?, '2026-01-01')
            on conflict (kind, address) do nothing""").params(kind.name(), address).update();
        var id = db.sql("select id from messaging.account where kind = ? and address = ?")
                .params(kind.name(), address)
                .query(UUID.class)
                .single();
        return accounts.find(new AccountId(id)).orElseThrow();
    }

    public Letter from(String address, String text) {
        return new Letter(
                UUID.randomUUID(),
                orders(),
                new Party(address, null),
                "Rye bread",
                text,
                null,
                List.of(),
                List.of(),
                null,
                Instant.parse("2026-11-20T09:00:00Z"));
    }

    /// What a mail becomes, or a message of another kind.
    public record Letter(
            UUID id,
            Account account,
            Party from,
            @Nullable String subject,
            String text,
            @Nullable String messageId,
            List<String> references,
            List<String> tags,
            @Nullable Robot robot,
            Instant at) {
        public Letter by(String name) {
            return new Letter(
                    id,
                    account,
                    new Party(from.address(), name),
                    subject,
                    text,
                    messageId,
                    references,
                    tags,
                    robot,
                    at);
        }

        public Letter to(Account other) {
            return new Letter(id, other, from, subject, text, messageId, references, tags, robot, at);
        }

        public Letter about(@Nullable String other) {
            return new Letter(id, account, from, other, text, messageId, references, tags, robot, at);
        }

        public Letter known(String as) {
            return new Letter(id, account, from, subject, text, as, references, tags, robot, at);
        }

        public Letter answering(String... messageIds) {
            return new Letter(id, account, from, subject, text, messageId, List.of(messageIds), tags, robot, at);
        }

        public Letter tagged(String tag) {
            return new Letter(id, account, from, subject, text, messageId, references, List.of(tag), robot, at);
        }

        public Letter byRobot(Robot kind) {
            return new Letter(id, account, from, subject, text, messageId, references, tags, kind, at);
        }

        public Letter at(Instant when) {
            return new Letter(id, account, from, subject, text, messageId, references, tags, robot, when);
        }
    }

    /// Hands it in, as what reads mail does.
    ///
    /// @return the case it stands in now
    public CaseId arrive(Letter letter) {
        transaction.executeWithoutResult(_ -> arriving.receive(new Received(
                letter.id(),
                letter.account(),
                letter.from(),
                List.of(new Party(letter.account().address(), null)),
                List.of(),
                letter.subject(),
                letter.text(),
                letter.text(),
                null,
                letter.messageId(),
                letter.references(),
                letter.tags(),
                letter.robot(),
                false,
                letter.at(),
                List.of())));
        return new CaseId(db.sql("select case_id from conversations.entry where incoming_id = ?")
                .param(letter.id())
                .query(UUID.class)
                .single());
    }
}
