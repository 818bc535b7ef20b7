package dev.perennial.today.appointments;

import static dev.perennial.ui.Words.moment;
import static dev.perennial.ui.Words.t;
import static dev.perennial.ui.Words.timeOfDay;

import dev.perennial.access.Staff;
import dev.perennial.access.StaffMember;
import dev.perennial.customers.CustomerId;
import dev.perennial.platform.Businesses;
import dev.perennial.today.TodayItem;
import dev.perennial.today.TodaySource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Appointments of which somebody wants to be reminded by now, until they are over.
@Repository
class DueAppointments implements TodaySource {
    /// What an appointment is worth with somebody of whom no spending is known yet, in minor units.
    private static final int LEAST = 2000;

    private final JdbcClient db;
    private final Staff staff;
    private final Businesses businesses;
    private final Clock clock;

    DueAppointments(JdbcClient db, Staff staff, Businesses businesses, Clock clock) {
        this.db = db;
        this.staff = staff;
        this.businesses = businesses;
        this.clock = clock;
    }

    @Override
    public String brings() {
        return "today.source.appointments";
    }

    /// One that is moved is another occasion: what was settled about the old time says nothing of the new.
    @Override
    public List<TodayItem> items(LocalDate day, int most) {
        var names = staff.active().stream().collect(Collectors.toMap(StaffMember::account, StaffMember::name));
        var zone = businesses.current().zone();
        return db.sql("""
            select a.id, a.moves, a.customer_id, a.title, a.starts_at, a.place, a.with_staff, c.called,
                   greatest(w.year_minor, :least) as worth
            from customers.api_appointment a
            join customers.api_customer c on c.id = a.customer_id
            left join today.customer_worth w on w.customer_id = a.customer_id
            where a.cancelled_at is null and a.remind_at <= :now and a.ends_at > :now
              and a.starts_at > cast(:now as timestamptz) - interval '1 day'
            order by worth desc, a.starts_at, a.id
            limit :most""")
                .param("least", LEAST)
                .param("now", Timestamp.from(clock.instant()))
                .param("most", most)
                .query((row, _) -> item(row, day, zone, names))
                .list();
    }

    private TodayItem item(ResultSet row, LocalDate today, ZoneId zone, Map<UUID, String> names) throws SQLException {
        var customer = new CustomerId(row.getObject("customer_id", UUID.class));
        var startsAt = row.getTimestamp("starts_at").toInstant();
        var isToday = LocalDate.ofInstant(startsAt, zone).equals(today);
        var when = isToday ? t("today.appointment.today", timeOfDay(startsAt)) : moment(startsAt);
        var reason = new StringBuilder(t("today.appointment.reason", when));
        if (row.getString("place") != null)
            reason.append(' ').append(t("today.appointment.place", row.getString("place")));
        var with = names.get(row.getObject("with_staff", UUID.class));
        if (with != null) reason.append(' ').append(t("today.appointment.with", with));
        return new TodayItem(
                "appointment:" + row.getObject("id", UUID.class) + ":" + row.getInt("moves"),
                customer,
                "calendar",
                t("today.appointment.title", row.getString("called"), row.getString("title")),
                reason.toString(),
                row.getLong("worth"),
                t("today.appointment.open"),
                "/customers/" + customer);
    }
}
