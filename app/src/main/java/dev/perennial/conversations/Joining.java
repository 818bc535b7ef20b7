package dev.perennial.conversations;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.StaffId;
import dev.perennial.access.StaffMember;
import dev.perennial.conversations.CaseState.Status;
import dev.perennial.conversations.Entries.Fresh;
import dev.perennial.conversations.Entry.Change.What;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Two cases about one thing become one; a case about two things becomes two. Whatever answers the old one finds its
/// way: by its tag to where it was joined to, by its Message-ID to where the message stands now.
@Component
public class Joining {
    private final JdbcClient db;
    private final CaseFiles files;
    private final Cases cases;
    private final Entries entries;
    private final Lines lines;
    private final Drafts drafts;
    private final CurrentStaff staff;
    private final Clock clock;

    Joining(
            JdbcClient db,
            CaseFiles files,
            Cases cases,
            Entries entries,
            Lines lines,
            Drafts drafts,
            CurrentStaff staff,
            Clock clock) {
        this.db = db;
        this.files = files;
        this.cases = cases;
        this.entries = entries;
        this.lines = lines;
        this.drafts = drafts;
        this.staff = staff;
        this.clock = clock;
    }

    public Optional<CaseId> numbered(long number) {
        return files.numbered(number).flatMap(files::current);
    }

    /// Everything of the first goes on in the second, which keeps its number, its customer and its name.
    ///
    /// @return false when they are one already
    @Transactional
    public boolean join(CaseId one, CaseId other) {
        var from = files.current(one).orElse(one);
        var to = files.current(other).orElse(other);
        if (from.equals(to)) return false;
        var ordered = Stream.of(from, to)
                .sorted((a, b) -> a.value().compareTo(b.value()))
                .toList();
        ordered.forEach(cases::hold);
        var ends = files.get(from);
        var lives = files.get(to);
        if (ends.mergedInto() != null || lives.mergedInto() != null) return join(from, to);

        var now = clock.instant();
        move(from, to, 1);
        drafts.move(from, to);
        db.sql("""
            insert into conversations.case_label (case_id, label_id)
            select :to, label_id from conversations.case_label where case_id = :from on conflict do nothing""").param("to", to.value()).param("from", from.value()).update();
        entries.append(from, Fresh.change(now, by(), What.MERGED_AWAY, "#" + lives.number()));
        entries.append(to, Fresh.change(now, by(), What.MERGED, "#" + ends.number()));
        cases.become(ends, ends.state().closed(now), now);
        db.sql("""
            update conversations.case_file set merged_into = :to, snoozed_until = null, waiting_since = null
            where id = :from""").param("to", to.value()).param("from", from.value()).update();
        db.sql("""
            update conversations.case_file set customer_id = coalesce(customer_id, :customer) where id = :to""")
                .param(
                        "customer",
                        ends.customer() == null ? null : ends.customer().value())
                .param("to", to.value())
                .update();
        var open = lives.state().status() == Status.OPEN || ends.state().status() == Status.OPEN;
        settle(lives, open ? lives.state().up() : lives.state());
        return true;
    }

    /// What was said from an entry on becomes a case of its own.
    ///
    /// @return the new case; nothing when nothing would be left, or there is no such entry
    @Transactional
    public Optional<CaseId> split(CaseId id, EntryId at) {
        var held = cases.hold(id);
        var all = entries.of(id);
        var first = all.stream().filter(it -> it.id().equals(at)).findFirst();
        if (first.isEmpty() || first.get().kind() == Entry.Kind.CHANGE) return Optional.empty();
        var seq = first.get().seq();
        if (all.stream().noneMatch(it -> it.seq() < seq && it.kind() != Entry.Kind.CHANGE)) return Optional.empty();

        var now = clock.instant();
        var subject = Subjects.begin(first.get().body()).orElse(held.subject());
        var made = cases.open(
                held.customer(),
                subject,
                held.account(),
                CaseState.fresh(held.state().via(), false),
                null,
                false,
                id,
                now);
        move(id, made.id(), seq);
        entries.append(id, Fresh.change(now, by(), What.SPLIT, "#" + made.number()));
        entries.append(made.id(), Fresh.change(now, by(), What.SPLIT, "#" + held.number()));
        settle(held, held.state());
        settle(made, made.state().assignedTo(held.state().assignee()));
        return Optional.of(made.id());
    }

    private void move(CaseId from, CaseId to, int seq) {
        var lines = db.sql("""
            select distinct thread_id from conversations.entry
            where case_id = ? and seq >= ? and thread_id is not null""")
                .params(from.value(), seq)
                .query((row, _) -> new ThreadId(row.getObject(1, UUID.class)))
                .list();
        lines.forEach(line -> this.lines.join(to, line, clock.instant()));
        db.sql("""
            with moving as (
                select id, row_number() over (order by seq) as n from conversations.entry
                where case_id = :from and seq >= :seq and kind <> 'CHANGE'),
            base as (select last_seq from conversations.case_file where id = :to),
            moved as (
                update conversations.entry e set case_id = :to, seq = base.last_seq + moving.n, before = null
                from moving, base where moving.id = e.id returning 1)
            update conversations.case_file set last_seq = last_seq + (select count(*) from moved) where id = :to""")
                .param("from", from.value())
                .param("to", to.value())
                .param("seq", seq)
                .update();
    }

    /// The state follows what is said in the case now.
    private void settle(CaseFile file, CaseState state) {
        var tally = Tally.of(entries.of(file.id()));
        db.sql("update conversations.case_file set heard_seq = ? where id = ?")
                .params(tally.heardSeq(), file.id().value())
                .update();
        cases.become(file, state.after(tally), clock.instant());
    }

    private @Nullable StaffId by() {
        return staff.find().map(StaffMember::id).orElse(null);
    }
}
