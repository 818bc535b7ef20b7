package dev.perennial.conversations.promises;

import static dev.perennial.ui.Words.moment;
import static dev.perennial.ui.Words.t;

import dev.perennial.customers.CustomerId;
import dev.perennial.today.TodayItem;
import dev.perennial.today.TodaySource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Promises that are overdue, or soon will be, before all that is only worth money; the longest overdue first. When
/// they are many, the rest is one card that leads to the list.
@Component
class DuePromises implements TodaySource {
    private static final int BY_NAME = 3;

    /// Somebody waits for what they were promised. Only what the law asks for goes before.
    private static final long OVERDUE = 50_000_000;

    private static final long SOON = 25_000_000;

    private final JdbcClient db;
    private final Clock clock;

    DuePromises(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    @Override
    public String brings() {
        return "conversations.promises.brings";
    }

    @Override
    public List<TodayItem> items(LocalDate day, int most) {
        var now = clock.instant();
        var due = db.sql("""
            select c.id, c.customer_id, c.subject, coalesce(cu.called, '') as called, d.answer_by, d.solve_by, d.soon_at,
                   count(*) over () as times
            from conversations.deadline d join conversations.case_file c on c.id = d.case_id
            left join customers.api_customer cu on cu.id = c.customer_id
            where not d.frozen and least(d.due_at, d.soon_at) <= :now and d.due_at is not null
              and c.status = 'OPEN' and (c.snoozed_until is null or c.snoozed_until <= :now or d.due_at <= :now)
            order by d.due_at, c.id limit :most""")
                .param("now", Timestamp.from(now))
                .param("most", BY_NAME)
                .query((row, _) -> new Due(item(row, now), row.getInt("times")))
                .list();
        var items = new ArrayList<>(due.stream().map(Due::item).toList());
        var more = due.isEmpty() ? 0 : due.getFirst().ofAll() - items.size();
        if (more > 0) items.add(rest(day, more));
        return items.stream().limit(most).toList();
    }

    private record Due(TodayItem item, int ofAll) {}

    private static TodayItem item(ResultSet row, Instant now) throws SQLException {
        var mark = Marks.mark(row, now);
        var customer = row.getObject("customer_id", UUID.class);
        var id = row.getObject("id", UUID.class);
        var called = row.getString("called");
        var stem = "conversations.promises." + (mark.isAnswer() ? "answer" : "solve");
        var overdue = mark.course() == Mark.Course.OVERDUE;
        return new TodayItem(
                "promise:" + id + ":" + mark.dueAt().getEpochSecond(),
                customer == null ? null : new CustomerId(customer),
                overdue ? "alert-triangle" : "clock",
                t(stem + ".today", called.isEmpty() ? t("conversations.somebody") : called, row.getString("subject")),
                t(stem + (overdue ? ".overdue.today" : ".soon.today"), moment(mark.dueAt())),
                overdue ? OVERDUE : SOON,
                t("conversations.promises.today.button"),
                "/conversations/cases/" + id);
    }

    private static TodayItem rest(LocalDate day, int more) {
        return new TodayItem(
                "promises:" + day,
                null,
                "clock",
                t("conversations.promises.today.more", more),
                t("conversations.promises.today.more.reason"),
                SOON,
                t("conversations.promises.today.more.button"),
                "/conversations?view=due");
    }
}
