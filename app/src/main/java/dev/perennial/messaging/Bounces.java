package dev.perennial.messaging;

import static dev.perennial.ui.Words.t;

import dev.perennial.customers.Consents;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.SuppressionReason;
import dev.perennial.messaging.DispatchSettled.End;
import dev.perennial.messaging.sending.SmtpReply;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What mail servers say later of mails that were sent. Only who names a mail's Message-ID and its recipient is
/// believed: anybody can write a report, but nobody can guess the first.
@Component
public class Bounces {
    private static final int REFUSED = 550;

    private final JdbcClient db;
    private final Consents consents;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Bounces(JdbcClient db, Consents consents, ApplicationEventPublisher events, Clock clock) {
        this.db = db;
        this.consents = consents;
        this.events = events;
        this.clock = clock;
    }

    public enum Action {
        /// It will not arrive.
        FAILED,
        /// It has not arrived yet.
        DELAYED,
        DELIVERED,
        /// The recipient called it spam.
        COMPLAINED
    }

    /// @param messageId the Message-ID of the mail it is about, with angle brackets
    /// @param status as RFC 3463 has it: `5.1.1`; empty when nobody says
    /// @param words what the server said, or empty
    public record Report(String messageId, String recipient, Action action, String status, String words) {}

    private record Sent(UUID id, String source, @Nullable UUID customer, String recipient, String state, String kind) {
        boolean isOpen() {
            return state.equals("SENT") || state.equals("UNKNOWN") || state.equals("SENDING");
        }
    }

    /// Files a report. The same one again changes nothing.
    ///
    /// @return false when it is about no mail of ours
    @Transactional
    public boolean file(Report report) {
        var found = sent(report.messageId())
                .filter(it -> it.recipient().equalsIgnoreCase(report.recipient().strip()));
        found.ifPresent(it -> file(it, report));
        return found.isPresent();
    }

    private void file(Sent sent, Report report) {
        var said = SmtpReply.of(REFUSED, (report.status() + " " + report.words()).strip());
        switch (report.action()) {
            case FAILED -> {
                if (sent.isOpen()) settle(sent, End.FAILED, t("messaging.bounces.failed", said));
                if (said.saysNobodyIsThere()) suppress(sent, SuppressionReason.HARD_BOUNCE, said.toString());
            }
            case DELAYED -> {
                if (sent.isOpen()) note(sent, t("messaging.bounces.delayed", said));
            }
            case DELIVERED -> {
                if (sent.state().equals("UNKNOWN")) settle(sent, End.SENT, "");
            }
            case COMPLAINED -> {
                note(sent, t("messaging.bounces.complained"));
                suppress(sent, SuppressionReason.COMPLAINT, t("messaging.bounces.complained"));
            }
        }
    }

    private Optional<Sent> sent(String messageId) {
        return db.sql("""
            select d.id, d.source, d.customer_id as customer, d.recipient, d.state, a.kind
            from messaging.dispatch d join messaging.account a on a.id = d.account_id
            where d.message_id = ? for update of d""").param(messageId).query(Sent.class).optional();
    }

    private void settle(Sent sent, End end, String why) {
        var at = clock.instant();
        db.sql("update messaging.dispatch set state = ?, why = ?, settled_at = ? where id = ?")
                .params(end.name(), why, Timestamp.from(at), sent.id())
                .update();
        events.publishEvent(new DispatchSettled(
                new DispatchId(sent.id()),
                sent.source(),
                sent.customer() == null ? null : new CustomerId(sent.customer()),
                end,
                why,
                at));
    }

    private void note(Sent sent, String why) {
        db.sql("update messaging.dispatch set why = ? where id = ?")
                .params(why, sent.id())
                .update();
    }

    private void suppress(Sent sent, SuppressionReason reason, String proof) {
        Account.Kind.valueOf(sent.kind())
                .channel()
                .ifPresent(it -> consents.suppress(it.address(), sent.recipient(), reason, proof));
    }
}
