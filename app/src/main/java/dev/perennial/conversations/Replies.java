package dev.perennial.conversations;

import dev.perennial.access.CurrentStaff;
import dev.perennial.conversations.Entries.Fresh;
import dev.perennial.conversations.Parcels.Packed;
import dev.perennial.messaging.Dispatch.Manner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What the staff answer: once, never over words they have not seen, and taken back for as long as it has not left.
@Component
public class Replies {
    /// A moment to think better of it.
    public static final Duration SECOND_THOUGHT = Duration.ofSeconds(10);

    private final Cases cases;
    private final Entries entries;
    private final Lines lines;
    private final Drafts drafts;
    private final Parcels parcels;
    private final Carriage carriage;
    private final CurrentStaff staff;
    private final Clock clock;

    Replies(
            Cases cases,
            Entries entries,
            Lines lines,
            Drafts drafts,
            Parcels parcels,
            Carriage carriage,
            CurrentStaff staff,
            Clock clock) {
        this.cases = cases;
        this.entries = entries;
        this.lines = lines;
        this.drafts = drafts;
        this.parcels = parcels;
        this.carriage = carriage;
        this.staff = staff;
        this.clock = clock;
    }

    /// @param seen the last entry its writer had before their eyes
    /// @param form the form it came by: sent twice it is one reply
    /// @param thread by which line; the customer's last when null
    /// @param later when it is to leave, or null for now
    /// @param closes whether the case is done with it
    /// @param files of the writer's draft
    public record Saying(
            String text,
            @Nullable ThreadId thread,
            int seen,
            UUID form,
            @Nullable Instant later,
            boolean closes,
            List<Entry.Attached> files) {}

    public sealed interface Outcome {}

    public record Said(EntryId entry, Instant leavesAt) implements Outcome {}

    /// The form was sent before.
    public record SaidBefore(int seq) implements Outcome {}

    /// Something was said meanwhile; nothing was sent, and the draft is kept.
    public record Overtaken(List<Entry> by) implements Outcome {}

    /// The case was joined to another meanwhile; nothing was sent, and the words are a draft there.
    public record Joined(CaseId into) implements Outcome {}

    /// There is no line to answer on.
    public record NoWay() implements Outcome {}

    /// The mailbox or number it would leave by is switched off: it would wait there for nobody knows how long.
    public record SwitchedOff(String called) implements Outcome {}

    /// What is said in the chat is said at once.
    public record OnlyNow() implements Outcome {}

    /// The way takes no free words any more by the time it would leave.
    public record WindowOver(Via via, Instant until) implements Outcome {}

    /// The way it goes carries no files, or not so many, and there is no address outside for links to them.
    ///
    /// @param bytes of all files
    public record CannotCarry(Via way, long bytes) implements Outcome {}

    @Transactional
    public Outcome say(CaseId id, Saying saying) {
        var by = staff.id();
        var held = cases.hold(id);
        var made = entries.made(saying.form());
        if (made.isPresent()) return new SaidBefore(made.get());
        if (held.mergedInto() != null) {
            var into = cases.holdCurrent(id).id();
            drafts.move(id, into);
            drafts.keep(into, saying.text());
            return new Joined(into);
        }

        var news = entries.after(id, saying.seen()).stream()
                .filter(Entry::isSaidOrHeard)
                .toList();
        if (!news.isEmpty()) {
            drafts.keep(id, saying.text());
            return new Overtaken(news);
        }
        var line = carriage.line(id, saying.thread());
        if (line.isEmpty()) {
            drafts.keep(id, saying.text());
            return new NoWay();
        }
        var now = clock.instant();
        var way = carriage.way(id, line.get(), now);
        var off = carriage.switchedOff(way);
        if (off.isPresent()) {
            drafts.keep(id, saying.text());
            return new SwitchedOff(off.get().name());
        }
        if (way.account() == null && saying.later() != null) {
            drafts.keep(id, saying.text());
            return new OnlyNow();
        }
        var leaves = saying.later() == null ? now.plus(SECOND_THOUGHT) : saying.later();
        var window = lines.window(way).filter(it -> it.isOver(leaves));
        if (window.isPresent()) {
            drafts.keep(id, saying.text());
            return new WindowOver(way.via(), window.get().until());
        }
        if (!(parcels.pack(saying.text(), saying.files(), way.via(), leaves) instanceof Packed parcel)) {
            drafts.keep(id, saying.text());
            return new CannotCarry(way.via(), Entry.Attached.bytes(saying.files()));
        }
        var entry = Fresh.written(Entry.Kind.SAID, now, by, line.get().thread(), saying.text(), saying.form())
                .asMail(null, parcel.unlike(saying.text()), null, null, null, saying.files())
                .before(held.state());
        entries.append(id, entry);
        carriage.put(held, line.get(), way, entry.id(), parcel, Manner.PERSON, leaves);
        var state = held.state().answered(now);
        if (state.assignee() == null) state = state.assignedTo(by);
        cases.become(held, saying.closes() ? state.closed(now) : state, now);
        drafts.forget(id);
        return new Said(entry.id(), leaves);
    }

    /// Takes a reply back while it has not left; its words are a draft again, and the case stands as if it had not been
    /// written. What else was done since stays.
    ///
    /// @return false when it is too late
    @Transactional
    public boolean takeBack(CaseId id, EntryId entry) {
        var held = cases.hold(id);
        var said = entries.find(id, entry).filter(it -> it.kind() == Entry.Kind.SAID);
        if (said.isEmpty() || said.get().delivery() == null) return false;
        if (!carriage.withdraw(said.get().delivery())) return false;
        var nothingSince = entries.after(id, said.get().seq()).stream().noneMatch(Entry::isSaidOrHeard);
        var before = entries.before(entry).filter(_ -> nothingSince);
        entries.remove(entry);
        drafts.giveBack(staff.id(), id, said.get());
        var state = before.map(it -> without(said.get(), held.state(), it))
                .orElseGet(() -> held.state().after(Tally.of(entries.of(id))));
        cases.become(held, state, clock.instant());
        return true;
    }

    /// Whoever got the case by answering only has it no longer.
    private static CaseState without(Entry said, CaseState now, CaseState before) {
        var state = now.withoutAnswer(before);
        var gotIt = before.assignee() == null && Objects.equals(said.staff(), now.assignee());
        return gotIt ? state.assignedTo(null) : state;
    }
}
