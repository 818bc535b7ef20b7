package dev.perennial.conversations;

import static dev.perennial.ui.Words.t;

import dev.perennial.conversations.Entries.Fresh;
import java.time.Clock;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What is said in the chat goes into the case of its visitor: the one they have, or a new one. It is the case of a
/// customer only when it is proven who they are.
@Component
public class ChatWords {
    private final ChatVisitors visitors;
    private final Cases cases;
    private final CaseFiles files;
    private final Entries entries;
    private final Lines lines;
    private final HoldingBack holdingBack;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ChatWords(
            ChatVisitors visitors,
            Cases cases,
            CaseFiles files,
            Entries entries,
            Lines lines,
            HoldingBack holdingBack,
            ApplicationEventPublisher events,
            Clock clock) {
        this.visitors = visitors;
        this.cases = cases;
        this.files = files;
        this.entries = entries;
        this.lines = lines;
        this.holdingBack = holdingBack;
        this.events = events;
        this.clock = clock;
    }

    /// @param visitor who is held
    /// @param once what was said, once: a second time nothing happens
    @Transactional(propagation = Propagation.MANDATORY)
    public void hear(Visitor visitor, String text, UUID once) {
        if (entries.caseMade(once).isPresent()) return;
        var now = clock.instant();
        var customer = visitors.customer(visitor).orElse(null);
        var held = lines.latest(visitor.thread())
                .filter(it -> files.get(it).takes(now))
                .map(cases::hold)
                .orElseGet(() -> cases.open(
                        customer,
                        Subjects.begin(text).orElseGet(() -> t("conversations.noSubject")),
                        null,
                        CaseState.fresh(Via.CHAT, false),
                        visitor.thread(),
                        false,
                        null,
                        now));
        var heard = Fresh.heard(now, visitor.thread(), false, !visitor.isProven(), text)
                .from(once);
        var before = holdingBack.whileTheyWrite(held, now);
        entries.append(held.id(), heard);
        cases.become(held, before.heard(Via.CHAT, now, Thanks.only(text)), now);
        events.publishEvent(new CustomerSpoke(held.id(), heard.id(), held.customer(), Via.CHAT, now));
    }

    /// It became known who the visitor is: their case is that customer's, unless it is somebody's already.
    ///
    /// @param visitor who is held
    @Transactional(propagation = Propagation.MANDATORY)
    public void recognised(Visitor visitor) {
        var customer = visitors.customer(visitor);
        var going = lines.latest(visitor.thread());
        if (customer.isPresent() && going.isPresent() && files.get(going.get()).customer() == null)
            cases.belongsTo(going.get(), customer.get());
        else going.ifPresent(cases::changed);
    }

    /// Something about the visitor changed that those who look at their case want to see.
    public void changed(Visitor visitor) {
        lines.latest(visitor.thread()).ifPresent(cases::changed);
    }
}
