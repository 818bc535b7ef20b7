package dev.perennial.conversations.inbox;

import static java.util.stream.Collectors.toMap;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.StaffId;
import dev.perennial.conversations.CaseFiles;
import dev.perennial.conversations.CaseId;
import dev.perennial.conversations.FoundWords;
import dev.perennial.conversations.promises.Marks;
import dev.perennial.ui.live.Together;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
public class Inbox {
    private static final String LINES = """
        select %s, c.changed_at,
            coalesce(cu.called, (select coalesce(t.name, t.address) from conversations.case_thread ct
                join conversations.thread t on t.id = ct.thread_id
                where ct.case_id = c.id order by ct.added_at limit 1), '') as who,
            coalesce(said.body, '') as saying,
            c.heard_seq, d.answer_by, d.solve_by, d.soon_at, d.due_at,
            array(select l.name from conversations.case_label cl join conversations.label l on l.id = cl.label_id
                  where cl.case_id = c.id order by l.name) as labels
        from (%s) hit join conversations.case_file c on c.id = hit.id
        left join customers.api_customer cu on cu.id = c.customer_id
        left join conversations.deadline d on d.case_id = c.id and not d.frozen
        left join lateral (
            select left(e.body, 240) as body from conversations.entry e
            where e.case_id = c.id and e.kind in ('HEARD', 'SAID', 'CALL') order by e.seq desc limit 1) said on true
        order by %s""";

    /// Where words are looked for, one after the other until enough is found: among the latest entries, one by one,
    /// where common words and first letters are met at once; then by the index of words, further and further back.
    private static final List<String> WHERE = List.of(
            "order by e.at desc limit 4000",
            "and e.at >= :now::timestamptz - interval '60 days'",
            "and e.at >= :now::timestamptz - interval '730 days'",
            "");

    private final JdbcClient db;
    private final CurrentStaff staff;
    private final Clock clock;
    private final Together<First, List<InboxLine>> first = new Together<>(this::first);
    private final Together<StaffId, Map<InboxView, Long>> unread = new Together<>(this::unread);

    Inbox(JdbcClient db, CurrentStaff staff, Clock clock) {
        this.db = db;
        this.staff = staff;
        this.clock = clock;
    }

    private record First(InboxView view, int most) {}

    /// What everybody's page asks for as soon as a customer says a word is looked up for all of them at once; not where
    /// the database shows somebody less than others.
    ///
    /// @param after goes on behind this case, or null
    List<InboxLine> list(InboxView view, Narrowed to, @Nullable CaseId after, int most) {
        var isEverybodys = after == null && !to.isAny() && !view.isPersonal() && !staff.seesOwnOnly();
        return asSeen(isEverybodys ? first.ask(new First(view, most)) : lines(view, to, after, most));
    }

    private Map<First, List<InboxLine>> first(Set<First> asked) {
        return asked.stream()
                .collect(toMap(Function.identity(), it -> lines(it.view(), Narrowed.NOT, null, it.most())));
    }

    private List<InboxLine> lines(InboxView view, Narrowed to, @Nullable CaseId after, int most) {
        var order = view.order();
        var hits = """
            select c.id from conversations.case_file c
            where c.merged_into is null and %s and (:via::text is null or c.via = :via)
              and (:label::uuid is null or exists (
                  select from conversations.case_label cl where cl.case_id = c.id and cl.label_id = :label))
              and (:trait::text is null or exists (
                  select from customers.api_trait tr
                  where tr.customer_id = c.customer_id and tr.module = :module and tr.traits ->> :trait = :value))
              and %s
            order by %s limit :most""".formatted(view.condition(), after == null ? "true" : order.behind(), order.sql());
        return db.sql(LINES.formatted(CaseFiles.COLUMNS, hits, order.sql()))
                .param("me", staff.id().value())
                .param("now", Timestamp.from(clock.instant()))
                .param("via", to.via() == null ? null : to.via().name())
                .param("label", to.label() == null ? null : to.label().id())
                .param("module", to.who() == null ? null : to.who().module())
                .param("trait", to.who() == null ? null : to.who().name())
                .param("value", to.who() == null ? null : to.who().value())
                .param("after", after == null ? null : after.value())
                .param("most", most)
                .query((row, _) -> read(row))
                .list();
    }

    /// Cases in which every word stands in one entry, or that have the number; who spoke last first.
    List<InboxLine> search(String text, int most) {
        var query = FoundWords.query(text);
        if (query.isEmpty()) return List.of();
        var found = List.<InboxLine>of();
        for (var where : WHERE) {
            found = search(query, number(text), where, most);
            if (found.size() >= most) break;
        }
        return asSeen(found);
    }

    private List<InboxLine> search(String query, long number, String where, int most) {
        var hits = """
            select c.id from conversations.case_file c
            where c.merged_into is null and c.id in (
                select h.case_id from (
                    select e.case_id, e.at from (
                        select e.case_id, e.at, e.words from conversations.entry e where e.kind <> 'CHANGE' %s) e
                    where e.words @@ :query::tsquery
                    order by e.at desc limit :entries) h
                union all
                select n.id from conversations.case_file n where n.number = :number)
            order by c.changed_at desc, c.id desc limit :most""".formatted(where);
        return db.sql(LINES.formatted(CaseFiles.COLUMNS, hits, "c.changed_at desc, c.id desc"))
                .param("query", query)
                .param("number", number)
                .param("now", Timestamp.from(clock.instant()))
                .param("entries", most * 8)
                .param("most", most)
                .query((row, _) -> read(row))
                .list();
    }

    private static long number(String text) {
        var bare = text.strip().replaceFirst("^#", "");
        return bare.matches("\\d{1,15}") ? Long.parseLong(bare) : -1;
    }

    /// As whoever is signed in has seen them.
    private List<InboxLine> asSeen(List<InboxLine> lines) {
        var seen = new HashMap<CaseId, Integer>();
        db.sql("select case_id, seq from conversations.reading where staff_id = :me and case_id = any (:cases)")
                .param("me", staff.id().value())
                .param("cases", lines.stream().map(it -> it.file().id().value()).toArray(UUID[]::new))
                .query(row -> {
                    seen.put(new CaseId(row.getObject(1, UUID.class)), row.getInt(2));
                });
        return lines.stream()
                .map(it -> it.seenUpTo(seen.getOrDefault(it.file().id(), 0)))
                .toList();
    }

    /// In how many cases of the views one works from the customer said something the reader has not seen.
    Map<InboxView, Long> unread() {
        var me = staff.id();
        return staff.seesOwnOnly() ? Objects.requireNonNull(unread(Set.of(me)).get(me)) : unread.ask(me);
    }

    /// Case by case, by `offset 0`: what was ever read is far more than what is open.
    private Map<StaffId, Map<InboxView, Long>> unread(Set<StaffId> readers) {
        var unread = new HashMap<StaffId, Map<InboxView, Long>>();
        db.sql("""
            with heard as materialized (
                select c.id, c.heard_seq, c.assignee, c.status = 'OPEN' and not c.robot as open
                from conversations.case_file c
                where c.status <> 'CLOSED' and (c.status = 'OPEN' or c.assignee = any (:readers)) and c.heard_seq > 0
                  and (c.snoozed_until is null or c.snoozed_until <= :now)),
            every as (
                select count(*) filter (where open) as open, count(*) filter (where open and assignee is null) as nobodys
                from heard),
            own as (select assignee as reader, count(*) as mine from heard group by assignee),
            seen as (
                select r.staff_id as reader, count(*) filter (where h.open) as open,
                    count(*) filter (where h.assignee = r.staff_id) as mine,
                    count(*) filter (where h.open and h.assignee is null) as nobodys
                from heard h cross join lateral (
                    select staff_id from conversations.reading
                    where case_id = h.id and staff_id = any (:readers) and seq >= h.heard_seq offset 0) r
                group by r.staff_id)
            select reader, every.open - coalesce(seen.open, 0), coalesce(own.mine, 0) - coalesce(seen.mine, 0),
                every.nobodys - coalesce(seen.nobodys, 0)
            from unnest(:readers) asked (reader) cross join every
            left join own using (reader) left join seen using (reader)""")
                .param("readers", readers.stream().map(StaffId::value).toArray(UUID[]::new))
                .param("now", Timestamp.from(clock.instant()))
                .query(row -> {
                    unread.put(
                            new StaffId(row.getObject(1, UUID.class)),
                            Map.of(
                                    InboxView.OPEN, row.getLong(2),
                                    InboxView.MINE, row.getLong(3),
                                    InboxView.UNASSIGNED, row.getLong(4)));
                });
        return unread;
    }

    private InboxLine read(ResultSet row) throws SQLException {
        return new InboxLine(
                CaseFiles.read(row),
                row.getString("who"),
                row.getString("saying"),
                row.getTimestamp("due_at") == null ? null : Marks.mark(row, clock.instant()),
                row.getInt("heard_seq"),
                0,
                strings(row.getArray("labels")),
                row.getTimestamp("changed_at").toInstant());
    }

    private static List<String> strings(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
