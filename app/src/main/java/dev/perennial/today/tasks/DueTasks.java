package dev.perennial.today.tasks;

import static dev.perennial.ui.Words.fullDay;
import static dev.perennial.ui.Words.t;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Staff;
import dev.perennial.access.StaffMember;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.TaskReopened;
import dev.perennial.customers.Tasks;
import dev.perennial.today.Decision;
import dev.perennial.today.TodayItem;
import dev.perennial.today.TodaySource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Repository;

/// Do what was promised: tasks that fall due today or are overdue. What is done here is done
/// on the customer's page and told there, as if it had been ticked off there.
@Repository
class DueTasks implements TodaySource {
    private static final String KEY = "task:";

    /// What a promise is worth of which no spending is known yet, in minor units.
    private static final int LEAST = 1000;

    private final JdbcClient db;
    private final Tasks tasks;
    private final Staff staff;
    private final CurrentStaff currentStaff;

    DueTasks(JdbcClient db, Tasks tasks, Staff staff, CurrentStaff currentStaff) {
        this.db = db;
        this.tasks = tasks;
        this.staff = staff;
        this.currentStaff = currentStaff;
    }

    @Override
    public String brings() {
        return "today.source.tasks";
    }

    /// A promise is about the customer as a whole: it is worth what they spend in a year.
    @Override
    public List<TodayItem> items(LocalDate day, int most) {
        var names = staff.active().stream().collect(Collectors.toMap(StaffMember::account, StaffMember::name));
        return db.sql("""
            select t.id, t.customer_id, t.title, t.due_on, t.assigned_to, c.called as name,
                   greatest(w.year_minor, :least) as worth
            from customers.api_task t
            join customers.api_customer c on c.id = t.customer_id
            left join today.customer_worth w on w.customer_id = t.customer_id
            where t.done_at is null and t.due_on <= :day
            order by worth desc, t.due_on, t.id
            limit :most""")
                .param("least", LEAST)
                .param("day", day)
                .param("most", most)
                .query((row, _) -> item(row, day, names))
                .list();
    }

    @Override
    public void decided(Decision decision) {
        if (decision.state() != Decision.State.DONE) return;
        task(decision).ifPresent(id -> tasks.complete(id, decision.by(), decision.at()));
    }

    @Override
    public void undone(Decision decision) {
        if (decision.state() != Decision.State.DONE) return;
        task(decision)
                .ifPresent(id -> tasks.reopen(
                        id,
                        decision.at(),
                        currentStaff.find().map(StaffMember::id).orElse(null)));
    }

    /// What is to do again stands here again, though it was ticked off here before.
    @ApplicationModuleListener
    void on(TaskReopened reopened) {
        db.sql("delete from today.decision where item_key = ? and state = 'DONE' and decided_at <= ?")
                .params(KEY + reopened.task(), Timestamp.from(reopened.doneAt()))
                .update();
    }

    private Optional<UUID> task(Decision decision) {
        return decision.key().startsWith(KEY)
                ? Optional.of(UUID.fromString(decision.key().substring(KEY.length())))
                        .filter(id -> tasks.find(id).isPresent())
                : Optional.empty();
    }

    private static TodayItem item(ResultSet row, LocalDate today, Map<UUID, String> names) throws SQLException {
        var assignee = names.get(row.getObject("assigned_to", UUID.class));
        var due = when(row.getObject("due_on", LocalDate.class), today);
        return new TodayItem(
                KEY + row.getObject("id", UUID.class),
                new CustomerId(row.getObject("customer_id", UUID.class)),
                "clipboard-list",
                row.getString("title"),
                assignee == null
                        ? t("today.task.reason", row.getString("name"), due)
                        : t("today.task.reason.given", row.getString("name"), due, assignee),
                row.getLong("worth"),
                t("today.card.done"),
                null);
    }

    private static String when(LocalDate due, LocalDate today) {
        if (due.equals(today)) return t("today.task.today");
        return t("today.task.late", due.equals(today.minusDays(1)) ? t("today.day.yesterday") : fullDay(due));
    }
}
