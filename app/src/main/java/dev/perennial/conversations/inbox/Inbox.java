package dev.perennial.conversations.inbox;

import dev.perennial.access.CurrentStaff;
import dev.perennial.conversations.CaseFiles;
import dev.perennial.conversations.CaseId;
import dev.perennial.conversations.FoundWords;
import dev.perennial.conversations.promises.Marks;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
            c.heard_seq > coalesce(seen.seq, 0) as unread, d.answer_by, d.solve_by, d.soon_at, d.due_at,
            array(select l.name from conversations.case_label cl join conversations.label l on l.id = cl.label_id
                  where cl.case_id = c.id order by l.name) as labels
        from (%s) hit join conversations.case_file c on c.id = hit.id
        left join customers.api_customer cu on cu.id = c.customer_id
        left join conversations.deadline d on d.case_id = c.id and not d.frozen
        left join conversations.reading seen on seen.case_id = c.id and seen.staff_id = :me
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

    Inbox(JdbcClient db, CurrentStaff staff, Clock clock) {
        this.db = db;
        this.staff = staff;
        this.clock = clock;
    }

    /// @param after goes on behind this case, or null
    List<InboxLine> list(InboxView view, Narrowed to, @Nullable CaseId after, int most) {
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
            if (found.size() >= most) return found;
        }
        return found;
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
                .param("me", staff.id().value())
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

    /// How many cases lie in the views one works from; for each, how many of them the reader has not seen.
    Map<InboxView, Count> counts() {
        var counted = new EnumMap<InboxView, Count>(InboxView.class);
        db.sql("""
            select
                count(*) filter (where open), count(*) filter (where open and unread),
                count(*) filter (where mine), count(*) filter (where mine and unread),
                count(*) filter (where open and assignee is null), count(*) filter (where open and assignee is null and unread)
            from (
                select c.assignee, c.status = 'OPEN' and not c.robot as open, c.assignee = :me as mine,
                    c.heard_seq > coalesce(s.seq, 0) as unread
                from conversations.case_file c
                left join conversations.reading s on s.case_id = c.id and s.staff_id = :me
                where c.status <> 'CLOSED' and (c.status = 'OPEN' or c.assignee = :me)
                  and (c.snoozed_until is null or c.snoozed_until <= :now)) counted""")
                .param("me", staff.id().value())
                .param("now", Timestamp.from(clock.instant()))
                .query(row -> {
                    counted.put(InboxView.OPEN, new Count(row.getLong(1), row.getLong(2)));
                    counted.put(InboxView.MINE, new Count(row.getLong(3), row.getLong(4)));
                    counted.put(InboxView.UNASSIGNED, new Count(row.getLong(5), row.getLong(6)));
                });
        return counted;
    }

    public record Count(long cases, long unread) {}

    private InboxLine read(ResultSet row) throws SQLException {
        return new InboxLine(
                CaseFiles.read(row),
                row.getString("who"),
                row.getString("saying"),
                row.getTimestamp("due_at") == null ? null : Marks.mark(row, clock.instant()),
                row.getBoolean("unread"),
                strings(row.getArray("labels")),
                row.getTimestamp("changed_at").toInstant());
    }

    private static List<String> strings(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
