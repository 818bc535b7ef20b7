package dev.perennial.customers.consent;

import dev.perennial.access.CurrentStaff;
import dev.perennial.customers.ConsentOrigin;
import dev.perennial.customers.ConsentOrigin.Way;
import dev.perennial.customers.Purpose;
import dev.perennial.customers.consent.ConsentLog.Requested;
import dev.perennial.customers.consent.Said.Decision;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The second half of a double opt-in: whoever reads the mailbox says yes once more, and the yes counts.
@Component
public class Confirmations {
    private final ConsentLog log;
    private final KnownGrounds grounds;
    private final Suppressions suppressions;
    private final CurrentStaff staff;

    Confirmations(ConsentLog log, KnownGrounds grounds, Suppressions suppressions, CurrentStaff staff) {
        this.log = log;
        this.grounds = grounds;
        this.suppressions = suppressions;
        this.staff = staff;
    }

    /// What is to be confirmed.
    public record Question(
            Purpose purpose, String address, @Nullable String wording, State state) {}

    public enum State {
        OPEN,
        /// It counts already.
        CONFIRMED,
        /// The person has said no since.
        CLOSED,
        /// Somebody of the shop is signed in on this device; only the person themselves can confirm.
        STAFF
    }

    /// What a request asks; nothing when there is none any more.
    public Optional<Question> question(long request) {
        return log.request(request).map(this::question);
    }

    /// Confirms a request. Pressed twice it is confirmed once.
    @Transactional
    public Optional<Question> confirm(long request, String network) {
        var open = log.request(request);
        if (open.isEmpty()) return Optional.empty();
        var requested = open.get();
        var topic = requested.topic();
        if (question(requested).state() == State.OPEN) {
            var origin = new ConsentOrigin(
                    Way.CONFIRMATION,
                    "/p/customers/wishes/confirmation",
                    null,
                    requested.wording(),
                    network,
                    topic.key());
            if (log.append(topic, Decision.CONFIRMED, origin, "request:" + request)
                    .isPresent()) {
                suppressions.lift(topic.customer(), topic.channel().address());
                suppressions.liftBounce(topic.channel().address(), topic.key());
            }
        }
        return Optional.of(question(requested));
    }

    private Question question(Requested requested) {
        var topic = requested.topic();
        var verdict = grounds.of(topic.customer())
                .hearing(topic.purpose(), topic.channel())
                .at(topic.key())
                .verdict();
        var state = switch (verdict) {
            case GRANTED -> State.CONFIRMED;
            case REQUESTED -> staff.find().isPresent() ? State.STAFF : State.OPEN;
            default -> State.CLOSED;
        };
        return new Question(topic.purpose(), topic.key(), requested.text(), state);
    }
}
