package dev.perennial.today.privacy;

import static dev.perennial.ui.Words.day;
import static dev.perennial.ui.Words.t;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.access.StaffMember;
import dev.perennial.customers.CustomerId;
import dev.perennial.today.TodayItem;
import dev.perennial.today.TodaySource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Answer whoever asked under privacy law, before the month is over; for those who may.
@Repository
class PressingRequests implements TodaySource {
    private static final int PRESSING_DAYS = 7;

    /// The law's fine is worth more than any call: these come first.
    private static final long WORTH = 100_000_000;

    private final JdbcClient db;
    private final CurrentStaff current;

    PressingRequests(JdbcClient db, CurrentStaff current) {
        this.db = db;
        this.current = current;
    }

    @Override
    public String brings() {
        return "today.source.privacy";
    }

    @Override
    public List<TodayItem> items(LocalDate day, int most) {
        var mayAnswer = current.find().map(StaffMember::role).filter(role -> role.atLeast(Role.MANAGER));
        if (mayAnswer.isEmpty()) return List.of();
        return db.sql("""
            select r.id, r.customer_id, r.asked_on, r.due_on, c.called
            from customers.api_privacy_request r join customers.api_customer c on c.id = r.customer_id
            where r.due_on <= ? order by r.due_on, r.id limit ?""")
                .params(day.plusDays(PRESSING_DAYS), most)
                .query((row, _) -> item(row))
                .list();
    }

    private static TodayItem item(ResultSet row) throws SQLException {
        var customer = new CustomerId(row.getObject("customer_id", UUID.class));
        return new TodayItem(
                "privacy:" + row.getObject("id", UUID.class),
                customer,
                "shield-check",
                t("today.privacy.title", row.getString("called")),
                t(
                        "today.privacy.reason",
                        day(row.getObject("asked_on", LocalDate.class)),
                        day(row.getObject("due_on", LocalDate.class))),
                WORTH,
                t("today.privacy.button"),
                "/customers/privacy/" + customer);
    }
}
