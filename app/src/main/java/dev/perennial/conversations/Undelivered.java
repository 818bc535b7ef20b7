package dev.perennial.conversations;

import dev.perennial.conversations.Entries.Fresh;
import dev.perennial.conversations.Entry.Change.What;
import dev.perennial.messaging.Cause;
import dev.perennial.messaging.DispatchSettled;
import dev.perennial.messaging.DispatchSettled.End;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/// An answer that did not arrive is no answer: the case is open again and says why, and its customer waits as before.
/// What went by itself was none, and opens nothing.
@Component
class Undelivered {
    private final Cases cases;
    private final Entries entries;
    private final Clock clock;

    Undelivered(Cases cases, Entries entries, Clock clock) {
        this.cases = cases;
        this.entries = entries;
        this.clock = clock;
    }

    @Bean
    static Cause causeOfAnswers() {
        return new Cause("case-entry", "conversations.reply.cause");
    }

    @ApplicationModuleListener
    void on(DispatchSettled settled) {
        entries.sent(settled.dispatch()).ifPresent(id -> {
            if (settled.end() == End.SENT) arrived(id);
            else say(id, settled);
        });
    }

    /// Perhaps at the second try: nobody waits for those words any longer.
    private void arrived(CaseId id) {
        var held = cases.hold(id);
        var tally = Tally.of(entries.of(id));
        if (held.state().waitingSince() == null || tally.waitingSince() != null) cases.changed(id);
        else cases.become(held, held.state().after(tally), clock.instant());
    }

    private void say(CaseId id, DispatchSettled settled) {
        var once = UUID.nameUUIDFromBytes(
                "undelivered:%s:%s".formatted(settled.dispatch(), settled.at()).getBytes(StandardCharsets.UTF_8));
        var held = cases.hold(id);
        if (entries.made(once).isPresent()) return;
        entries.append(
                id,
                Fresh.change(settled.at(), null, What.UNDELIVERED, settled.why())
                        .from(once));
        if (entries.wentByItself(settled.dispatch())) cases.changed(id);
        else cases.become(held, held.state().up().after(Tally.of(entries.of(id))), settled.at());
    }
}
