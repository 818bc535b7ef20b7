package dev.perennial.messaging.sending;

import static dev.perennial.ui.Words.t;

import dev.perennial.customers.Channel;
import dev.perennial.customers.Consents;
import dev.perennial.customers.Customers;
import dev.perennial.customers.Purpose;
import dev.perennial.customers.Standing;
import dev.perennial.customers.Standing.Verdict;
import dev.perennial.messaging.Dispatch.Manner;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Whether a message may leave, asked in the moment it does: what the person agreed to, whether the address is to be
/// left alone, and whether it has had enough of what goes out by itself.
@Component
class Permission {
    private record Limit(Duration within, int most) {}

    /// Of all that goes out by itself; two robots that answer each other are stopped by the first.
    private static final List<Limit> AUTOMATIC = List.of(
            new Limit(Duration.ofMinutes(10), 10),
            new Limit(Duration.ofMinutes(30), 15),
            new Limit(Duration.ofHours(1), 25),
            new Limit(Duration.ofHours(3), 50),
            new Limit(Duration.ofHours(10), 100),
            new Limit(Duration.ofDays(1), 120));

    private static final List<Limit> REPLIES =
            List.of(new Limit(Duration.ofHours(1), 4), new Limit(Duration.ofDays(1), 10));

    /// How long words that answer by themselves are worth sending.
    private static final Duration TIMELY = Duration.ofDays(1);

    private final JdbcClient db;
    private final Consents consents;
    private final Customers customers;
    private final Clock clock;

    Permission(JdbcClient db, Consents consents, Customers customers, Clock clock) {
        this.db = db;
        this.consents = consents;
        this.customers = customers;
        this.clock = clock;
    }

    /// Why it must not leave, as a sentence; to be asked in a transaction that then writes down that it does.
    Optional<String> doubt(Leased message) {
        return consent(message).or(() -> tooLate(message)).or(() -> tooMany(message));
    }

    /// “We answer by five” helps nobody on the day after, when a mailbox works again.
    private Optional<String> tooLate(Leased message) {
        if (message.manner() != Manner.AUTOMATIC_REPLY) return Optional.empty();
        var isOld = db.sql("select made_at < ? from messaging.dispatch where id = ?")
                .params(
                        Timestamp.from(clock.instant().minus(TIMELY)),
                        message.id().value())
                .query(Boolean.class)
                .single();
        return isOld ? Optional.of(t("messaging.held.tooLate", TIMELY.toHours())) : Optional.empty();
    }

    private Optional<String> consent(Leased message) {
        var channel = message.account().kind().channel();
        if (channel.isEmpty())
            return message.purpose().needsConsent() ? Optional.of(t("messaging.held.onlyAnswers")) : Optional.empty();
        return of(message, channel.get()).filter(it -> !it.allowed()).map(Standing::why);
    }

    /// The address decides, and where a consent is needed the person's own too.
    private Optional<Standing> of(Leased message, Channel channel) {
        var address = consents.standing(message.to(), message.purpose(), channel);
        if (!address.allowed() || message.purpose() == Purpose.SERVICE || message.customer() == null)
            return Optional.of(address);
        return customers
                .current(message.customer())
                .map(it -> consents.standing(it, message.purpose(), channel))
                .filter(it -> it.verdict() != Verdict.GRANTED)
                .or(() -> Optional.of(address));
    }

    private Optional<String> tooMany(Leased message) {
        if (message.manner() == Manner.PERSON) return Optional.empty();
        // one after the other for each recipient, so that two do not both count before either is there
        db.sql("select pg_advisory_xact_lock(hashtextextended(lower(?), 4))")
                .param(message.to())
                .query((_, _) -> true)
                .list();
        return over(message, AUTOMATIC, "'AUTOMATIC', 'AUTOMATIC_REPLY'")
                .or(() -> message.manner() == Manner.AUTOMATIC_REPLY
                        ? over(message, REPLIES, "'AUTOMATIC_REPLY'")
                        : Optional.empty());
    }

    private Optional<String> over(Leased message, List<Limit> limits, String manners) {
        for (var limit : limits) {
            var sent = db.sql("""
                select count(*) from messaging.dispatch
                where lower(recipient) = lower(:to) and manner <> 'PERSON' and manner in (%s) and began_at > :since
                  and id <> :id""".formatted(manners))
                    .param("to", message.to())
                    .param("since", Timestamp.from(clock.instant().minus(limit.within())))
                    .param("id", message.id().value())
                    .query(Long.class)
                    .single();
            if (sent >= limit.most())
                return Optional.of(
                        t("messaging.held.tooMany", sent, limit.within().toMinutes()));
        }
        return Optional.empty();
    }
}
