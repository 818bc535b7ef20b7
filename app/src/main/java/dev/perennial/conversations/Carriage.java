package dev.perennial.conversations;

import static dev.perennial.ui.Words.t;

import dev.perennial.conversations.Parcels.Packed;
import dev.perennial.customers.Purpose;
import dev.perennial.messaging.Account;
import dev.perennial.messaging.Accounts;
import dev.perennial.messaging.Dispatch;
import dev.perennial.messaging.Dispatch.Answering;
import dev.perennial.messaging.Dispatch.Manner;
import dev.perennial.messaging.DispatchId;
import dev.perennial.messaging.Outbox;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// By which way what is said in a case leaves the house.
@Component
class Carriage {
    private static final String SOURCE = "case-entry:";

    private final Entries entries;
    private final Lines lines;
    private final Outbox outbox;
    private final Accounts accounts;
    private final ChatVisitors visitors;

    Carriage(Entries entries, Lines lines, Outbox outbox, Accounts accounts, ChatVisitors visitors) {
        this.entries = entries;
        this.lines = lines;
        this.outbox = outbox;
        this.accounts = accounts;
        this.visitors = visitors;
    }

    /// The line a reply goes by: the one chosen, else the one the customer used last that can be answered.
    Optional<Line> line(CaseId id, @Nullable ThreadId chosen) {
        return lines.of(id).stream()
                .filter(it -> it.via() != Via.PHONE)
                .filter(it -> chosen == null || it.thread().equals(chosen))
                .findFirst();
    }

    /// The line it really goes by: a chat is answered by mail while its visitor is away.
    Line way(CaseId id, Line line, Instant now) {
        return line.via() == Via.CHAT ? visitors.byMail(id, line, now).orElse(line) : line;
    }

    /// The mailbox or number it would leave by, when that is switched off.
    Optional<Account> switchedOff(Line way) {
        return way.account() == null
                ? Optional.empty()
                : accounts.find(way.account()).filter(it -> !it.active());
    }

    /// @param line where it stands in the case
    /// @param way by which it leaves
    void put(CaseFile held, Line line, Line way, EntryId entry, Packed parcel, Manner manner, Instant leaves) {
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
                way.name() == null ? null : Subjects.inOneLine(way.name()),
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
        return Subjects.inOneLine(isFirst ? held.subject() : Subjects.answer(held.subject()));
    }

    /// The reply over the words it answers, as people are used to.
    private String quoting(CaseId id, Line line, String body) {
        return entries.of(id).reversed().stream()
                .filter(it -> it.kind() == Entry.Kind.HEARD && (it.via() == Via.EMAIL || it.via() == line.via()))
                .findFirst()
                .map(it -> body + "\n\n" + Subjects.wrote(it.at(), line.called()) + "\n" + Subjects.quoted(it.body()))
                .orElse(body);
    }

    /// @return false when it is too late
    boolean withdraw(Entry.Delivery delivery) {
        return outbox.withdraw(new DispatchId(delivery.dispatch()));
    }
}
