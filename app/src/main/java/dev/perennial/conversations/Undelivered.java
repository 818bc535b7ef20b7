package dev.perennial.conversations;

import dev.perennial.conversations.Entries.Fresh;
import dev.perennial.conversations.Entry.Change.What;
import dev.perennial.messaging.Cause;
import dev.perennial.messaging.DispatchSettled;
import dev.perennial.messaging.DispatchSettled.End;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/// An answer that did not arrive is no answer: the case is open again, and says why. What went by itself was none, and
/// opens nothing.
@Component
class Undelivered {
    private final Cases cases;
    private final Entries entries;

    Undelivered(Cases cases, Entries entries) {
        this.cases = cases;
        this.entries = entries;
    }

    @Bean
    static Cause causeOfAnswers() {
        return new Cause("case-entry", "conversations.reply.cause");
    }

    @ApplicationModuleListener
    void on(DispatchSettled settled) {
        entries.sent(settled.dispatch()).ifPresent(id -> {
            if (settled.end() == End.SENT) cases.changed(id);
            else say(id, settled);
        });
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
        else cases.become(held, held.state().up(), settled.at());
    }
}
