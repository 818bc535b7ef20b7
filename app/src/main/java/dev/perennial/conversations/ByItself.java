package dev.perennial.conversations;

import dev.perennial.conversations.Entries.Fresh;
import dev.perennial.conversations.Parcels.Packed;
import dev.perennial.messaging.Dispatch.Manner;
import java.time.Clock;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What leaves without somebody pressing a button.
@Component
public class ByItself {
    private final Cases cases;
    private final Entries entries;
    private final Carriage carriage;
    private final ChatVisitors visitors;
    private final Clock clock;

    ByItself(Cases cases, Entries entries, Carriage carriage, ChatVisitors visitors, Clock clock) {
        this.cases = cases;
        this.entries = entries;
        this.carriage = carriage;
        this.visitors = visitors;
        this.clock = clock;
    }

    /// An acknowledgement, a rule's words.
    ///
    /// @param key what it is about, once: a second time nothing is said
    /// @return false when it was said before, only robots have written, or there is no line
    @Transactional
    public boolean answer(CaseId id, UUID key, String text) {
        var held = cases.hold(id);
        if (held.state().robot() || entries.made(key).isPresent()) return false;
        var line = carriage.line(id, null);
        if (line.isEmpty()) return false;
        var now = clock.instant();
        var entry = Fresh.written(Entry.Kind.SAID, now, null, line.get().thread(), text, key);
        entries.append(id, entry);
        carriage.put(
                held,
                line.get(),
                carriage.way(id, line.get(), now),
                entry.id(),
                Packed.bare(text),
                Manner.AUTOMATIC_REPLY,
                now);
        cases.changed(id);
        return true;
    }

    /// What was answered in the chat and its visitor has not seen goes by mail too, once, when their address is
    /// known and they are not there: they go on wherever they like.
    ///
    /// @return whether anything goes
    @Transactional
    public boolean goOnByMail(CaseId id, ThreadId chat) {
        var held = cases.hold(id);
        var now = clock.instant();
        var line = carriage.line(id, chat).filter(it -> it.via() == Via.CHAT);
        var visitor = visitors.on(chat);
        if (line.isEmpty() || visitor.isEmpty()) return false;
        var way = carriage.way(id, line.get(), now);
        var unseen = entries.unseen(id, chat, visitor.get().seenAt());
        if (way.account() == null || unseen.isEmpty()) return false;
        var text = unseen.stream()
                .map(it -> it.whole() == null ? it.body() : it.whole())
                .collect(Collectors.joining("\n\n"));
        carriage.put(held, line.get(), way, unseen.getLast().id(), Packed.bare(text), Manner.PERSON, now);
        for (var entry : unseen) entries.mailed(entry.id(), now);
        cases.changed(id);
        return true;
    }
}
