package dev.perennial.today.birthdays;

import static dev.perennial.ui.Words.fullDay;
import static dev.perennial.ui.Words.t;

import dev.perennial.customers.CustomerId;
import dev.perennial.today.TodayItem;
import dev.perennial.today.TodaySource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Greet whoever has a birthday this week.
@Repository
class Birthdays implements TodaySource {
    /// A greeting is taken to win one part in so many of what the customer spends in a year.
    private static final int SHARE = 20;

    /// The worth of greeting somebody of whom no spending is known yet, in minor units.
    private static final int LEAST = 100;

    private final JdbcClient db;

    Birthdays(JdbcClient db) {
        this.db = db;
    }

    @Override
    public String brings() {
        return "today.source.birthdays";
    }

    /// What can wait is worth less today: it comes round again tomorrow.
    @Override
    public List<TodayItem> items(LocalDate day, int most) {
        var days = new GreetingDays(day).all();
        return db.sql("""
            select c.id, c.name, c.birth_month, c.birth_day, c.birth_year,
                   greatest(w.year_minor / :share, :least) * (:ahead + 1 - d.early) / (:ahead + 1) as worth
            from unnest(:months, :days, :early) as d (month, day, early)
            join customers.api_customer c on c.birth_month = d.month and c.birth_day = d.day
            left join today.customer_worth w on w.customer_id = c.id
            order by worth desc, d.early, c.name, c.id
            limit :most""")
                .param("share", SHARE)
                .param("least", LEAST)
                .param("ahead", GreetingDays.AHEAD)
                .param(
                        "months",
                        days.stream().map(it -> it.day().getMonthValue()).toArray(Integer[]::new))
                .param("days", days.stream().map(it -> it.day().getDayOfMonth()).toArray(Integer[]::new))
                .param(
                        "early",
                        days.stream().map(GreetingDays.GreetingDay::early).toArray(Integer[]::new))
                .param("most", most)
                .query((row, _) -> item(row, day))
                .list();
    }

    private static TodayItem item(ResultSet row, LocalDate today) throws SQLException {
        var customer = new CustomerId(row.getObject("id", UUID.class));
        var birthday = new Birthday(
                MonthDay.of(row.getInt("birth_month"), row.getInt("birth_day")),
                row.getObject("birth_year", Integer.class));
        var on = birthday.nearest(today);
        return new TodayItem(
                "birthday:" + customer + ":" + on.getYear(),
                customer,
                "cake",
                t("today.birthday.title", row.getString("name")),
                reason(birthday, on, today),
                row.getLong("worth"),
                t("today.birthday.greet"),
                "/customers/" + customer);
    }

    private static String reason(Birthday birthday, LocalDate on, LocalDate today) {
        var when = switch ((int) ChronoUnit.DAYS.between(today, on)) {
            case -1 -> t("today.day.yesterday");
            case 0 -> t("today.day.today");
            case 1 -> t("today.day.tomorrow");
            default -> t("today.day.on", fullDay(on));
        };
        var tense = on.isBefore(today) ? "past" : "coming";
        var age = birthday.turns(on);
        return age.isPresent()
                ? t("today.birthday.turns." + tense, String.valueOf(age.getAsInt()), when)
                : t("today.birthday.reason." + tense, when);
    }
}
