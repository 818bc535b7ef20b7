package dev.perennial.conversations;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.CurrentStaff;
import dev.perennial.conversations.Entries.Fresh;
import dev.perennial.conversations.Parcels.Packed;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.customers.Person;
import dev.perennial.customers.Purpose;
import dev.perennial.messaging.Account;
import dev.perennial.messaging.Accounts;
import dev.perennial.messaging.Dispatch;
import dev.perennial.messaging.Dispatch.Answering;
import dev.perennial.messaging.Dispatch.Manner;
import dev.perennial.messaging.DispatchId;
import dev.perennial.messaging.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What the staff answer: once, never over words they have not seen, and taken back for as long as it has not left.
@Component
public class Replies {
    /// A moment to think better of it.
    public static final Duration SECOND_THOUGHT = Duration.ofSeconds(10);

    static final String SOURCE = "case-entry:";

    private final Cases cases;
    private final Customers customers;
    private final Entries entries;
    private final Lines lines;
    private final Drafts drafts;
    private final FirstFiles first;
    private final Parcels parcels;
    private final Outbox outbox;
    private final Accounts accounts;
    private final ChatVisitors visitors;
    private final CurrentStaff staff;
    private final Clock clock;

    Replies(
            Cases cases,
            Customers customers,
            Entries entries,
            Lines lines,
            Drafts drafts,
            FirstFiles first,
            Parcels parcels,
            Outbox outbox,
            Accounts accounts,
            ChatVisitors visitors,
            CurrentStaff staff,
            Clock clock) {
        this.cases = cases;
        this.customers = customers;
        this.entries = entries;
        this.lines = lines;
        this.drafts = drafts;
        this.first = first;
        this.parcels = parcels;
        this.outbox = outbox;
        this.accounts = accounts;
        this.visitors = visitors;
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

    /// There is no line to answer on.
    public record NoWay() implements Outcome {}

    /// What is said in the chat is said at once.
    public record OnlyNow() implements Outcome {}

    /// The way takes no free words any more by the time it would leave.
    public record WindowOver(Via via, Instant until) implements Outcome {}

    /// The way it goes carries no files, or not so many, and there is no address outside for links to them.
    ///
    /// @param bytes of all files
    public record CannotCarry(Via way, long bytes) implements Outcome, Beginning {}

    /// @param customer whom it concerns; else who is known by the address, or somebody new
    /// @param from one of our own
    /// @param form the form it came by: sent twice it is one message
    /// @param files put to it in that form
    public record FirstWord(
            @Nullable CustomerId customer,
            Account from,
            String to,
            String subject,
            String text,
            UUID form,
            List<Entry.Attached> files) {}

    public sealed interface Beginning {}

    public record Begun(CaseId id) implements Beginning {}

    @Transactional
    public Outcome say(CaseId id, Saying saying) {
        var by = staff.id();
        var held = cases.hold(id);
        var made = entries.made(saying.form());
        if (made.isPresent()) return new SaidBefore(made.get());

        var news = entries.after(id, saying.seen()).stream()
                .filter(Entry::isSaidOrHeard)
                .toList();
        if (!news.isEmpty()) {
            drafts.keep(id, saying.text());
            return new Overtaken(news);
        }
        var line = line(id, saying.thread());
        if (line.isEmpty()) {
            drafts.keep(id, saying.text());
            return new NoWay();
        }
        var now = clock.instant();
        var way = way(id, line.get(), now);
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
            return new CannotCarry(way.via(), bytes(saying.files()));
        }
        var entry = Fresh.written(Entry.Kind.SAID, now, by, line.get().thread(), saying.text(), saying.form())
                .asMail(null, parcel.unlike(saying.text()), null, null, null, saying.files())
                .before(held.state());
        entries.append(id, entry);
        put(held, line.get(), way, entry.id(), parcel, Manner.PERSON, leaves);
        var state = held.state().answered(now);
        if (state.assignee() == null) state = state.assignedTo(by);
        cases.become(held, saying.closes() ? state.closed(now) : state, now);
        drafts.forget(id);
        return new Said(entry.id(), leaves);
    }

    /// The first word to somebody: opens a case, with them next.
    @Transactional
    public Beginning begin(FirstWord word) {
        var made = entries.caseMade(word.form());
        if (made.isPresent()) {
            first.forget(word.form());
            return new Begun(made.get());
        }
        var now = clock.instant();
        var leaves = now.plus(SECOND_THOUGHT);
        var via = Via.of(word.from().kind());
        if (!(parcels.pack(word.text(), word.files(), via, leaves) instanceof Packed parcel))
            return new CannotCarry(via, bytes(word.files()));
        var thread = lines.between(via, word.from().id(), word.to(), null, now);
        var whose = word.customer() == null
                ? customers
                        .identify(Arriving.SYSTEM, Person.unknown().withEmail(word.to()))
                        .map(Customers.Identified::customer)
                        .orElse(null)
                : word.customer();
        var opened = cases.open(
                whose, word.subject(), word.from().id(), CaseState.fresh(via, false), thread, false, null, now);
        var entry = Fresh.written(Entry.Kind.SAID, now, staff.id(), thread, word.text(), word.form())
                .asMail(word.subject(), parcel.unlike(word.text()), null, null, null, word.files());
        entries.append(opened.id(), entry);
        var line = lines.of(opened.id()).getFirst();
        put(opened, line, line, entry.id(), parcel, Manner.PERSON, leaves);
        cases.become(opened, opened.state().answered(now).assignedTo(staff.id()), now);
        first.forget(word.form());
        return new Begun(opened.id());
    }

    private static long bytes(List<Entry.Attached> files) {
        return files.stream().mapToLong(Entry.Attached::bytes).sum();
    }

    /// What answers by itself: an acknowledgement, a rule's words.
    ///
    /// @param key what it is about, once: a second time nothing is said
    /// @return false when it was said before, or there is no line
    @Transactional
    public boolean answerByItself(CaseId id, UUID key, String text) {
        var held = cases.hold(id);
        if (entries.made(key).isPresent()) return false;
        var line = line(id, null);
        if (line.isEmpty()) return false;
        var now = clock.instant();
        var entry = Fresh.written(Entry.Kind.SAID, now, null, line.get().thread(), text, key);
        entries.append(id, entry);
        put(held, line.get(), way(id, line.get(), now), entry.id(), Packed.bare(text), Manner.AUTOMATIC_REPLY, now);
        cases.changed(id);
        return true;
    }

    /// What was answered in the chat and its visitor has not seen goes by mail too, once, when their address is known
    /// and
    /// they are not there: they go on wherever they like.
    ///
    /// @return whether anything goes
    @Transactional
    public boolean goOnByMail(CaseId id, ThreadId chat) {
        var held = cases.hold(id);
        var now = clock.instant();
        var line = line(id, chat).filter(it -> it.via() == Via.CHAT);
        var visitor = visitors.on(chat);
        if (line.isEmpty() || visitor.isEmpty()) return false;
        var way = way(id, line.get(), now);
        var unseen = entries.unseen(id, chat, visitor.get().seenAt());
        if (way.account() == null || unseen.isEmpty()) return false;
        var text = unseen.stream()
                .map(it -> it.whole() == null ? it.body() : it.whole())
                .collect(Collectors.joining("\n\n"));
        put(held, line.get(), way, unseen.getLast().id(), Packed.bare(text), Manner.PERSON, now);
        for (var entry : unseen) entries.mailed(entry.id(), now);
        cases.changed(id);
        return true;
    }

    /// Takes a reply back while it has not left; its words are a draft again, and the case stands as before unless
    /// something happened since.
    ///
    /// @return false when it is too late
    @Transactional
    public boolean takeBack(CaseId id, EntryId entry) {
        var held = cases.hold(id);
        var said = entries.find(id, entry).filter(it -> it.kind() == Entry.Kind.SAID);
        if (said.isEmpty() || said.get().delivery() == null) return false;
        if (!outbox.withdraw(new DispatchId(said.get().delivery().dispatch()))) return false;
        var before = entries.before(entry);
        var nothingSince = entries.after(id, said.get().seq()).stream().noneMatch(Entry::isSaidOrHeard);
        entries.remove(entry);
        drafts.giveBack(staff.id(), id, said.get());
        if (before.isPresent() && nothingSince) cases.become(held, before.get(), clock.instant());
        else cases.changed(id);
        return true;
    }

    /// The line a reply goes by: the one chosen, else the one the customer used last that can be answered.
    private Optional<Line> line(CaseId id, @Nullable ThreadId chosen) {
        return lines.of(id).stream()
                .filter(it -> it.via() != Via.PHONE)
                .filter(it -> chosen == null || it.thread().equals(chosen))
                .findFirst();
    }

    /// The line it really goes by: a chat is answered by mail while its visitor is away.
    private Line way(CaseId id, Line line, Instant now) {
        return line.via() == Via.CHAT ? visitors.byMail(id, line, now).orElse(line) : line;
    }

    /// @param line where it stands in the case
    /// @param way by which it leaves
    private void put(CaseFile held, Line line, Line way, EntryId entry, Packed parcel, Manner manner, Instant leaves) {
        if (way.account() == null) return;
        var account = accounts.find(way.account());
        if (account.isEmpty()) return;
        var earlier = entries.messageIds(held.id(), line.thread());
        var said = line.equals(way) ? parcel.text() : parcel.text() + "\n\n" + visitors.below(line);
        var put = outbox.put(new Dispatch(
                SOURCE + entry,
                Purpose.SERVICE,
                way.account(),
                held.customer(),
                way.address(),
                way.name(),
                way.via() == Via.EMAIL ? subject(held, manner, earlier.isEmpty()) : null,
                way.via() == Via.EMAIL && manner == Manner.PERSON ? quoting(held.id(), line, said) : said,
                null,
                manner,
                new Answering(earlier.isEmpty() ? null : earlier.getLast(), earlier, way.replyTag()),
                parcel.along().stream().map(Entry.Attached::file).toList(),
                leaves));
        entries.leavesBy(entry, put.id().value(), put.messageId());
    }

    /// What goes out by itself repeats nothing a stranger wrote: else whoever names a victim as the sender has us send
    /// their words to them.
    private static String subject(CaseFile held, Manner manner, boolean isFirst) {
        if (manner != Manner.PERSON) return t("conversations.byItself.subject", String.valueOf(held.number()));
        return isFirst ? held.subject() : Subjects.answer(held.subject());
    }

    /// The reply over the words it answers, as people are used to.
    private String quoting(CaseId id, Line line, String body) {
        return entries.of(id).reversed().stream()
                .filter(it -> it.kind() == Entry.Kind.HEARD && (it.via() == Via.EMAIL || it.via() == line.via()))
                .findFirst()
                .map(it -> body + "\n\n" + Subjects.wrote(it.at(), line.called()) + "\n" + Subjects.quoted(it.body()))
                .orElse(body);
    }
}
