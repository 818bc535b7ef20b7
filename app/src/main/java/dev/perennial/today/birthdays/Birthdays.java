package dev.perennial.today.birthdays;

import static dev.perennial.ui.Words.fullDay;
import static dev.perennial.ui.Words.t;

import dev.perennial.customers.CustomerId;
import dev.perennial.today.TodayItem;
import dev.perennial.today.TodaySource;
import dev.perennial.today.birthdays.GreetingDays.GreetingDay;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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

    /// So many birthdays are compared one with another; among more, the most valuable customers are asked first.
    private static final int MOST_COMPARED = 2_000;

    private static final int AT_ONCE = 200;

    private static final String WORTH =
            "greatest(w.year_minor / :share, :least) * (:ahead + 1 - d.early) / (:ahead + 1) as worth";

    private static final String BORN = """
        select c.id, c.name, c.birth_month, c.birth_day, c.birth_year, d.early, w.year_minor, %s
        from unnest(:months::int[], :days::int[], :early::int[]) as d (month, day, early)
        join customers.api_customer c on c.birth_month = d.month and c.birth_day = d.day
        left join today.customer_worth w on w.customer_id = c.id
        """.formatted(WORTH);

    private static final String ORDER = " order by worth desc, d.early, c.name, c.id limit :most";

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
        var born = hasManyBirthdays(days) ? mostValuable(days, most) : all(days, most);
        return born.stream().map(it -> item(it, day)).toList();
    }

    private boolean hasManyBirthdays(List<GreetingDay> days) {
        return on(days, """
                select count(*) > :compared from (
                    select from unnest(:months::int[], :days::int[], :early::int[]) as d (month, day, early)
                    join customers.api_customer c on c.birth_month = d.month and c.birth_day = d.day
                    limit :compared + 1)""")
                .param("compared", MOST_COMPARED)
                .query(Boolean.class)
                .single();
    }

    private List<Born> all(List<GreetingDay> days, int most) {
        return worths(on(days, BORN + ORDER))
                .param("most", most)
                .query(Born::read)
                .list();
    }

    /// The same, from the customer who spends most in a year downward, until nobody further down can be worth more:
    /// a birthday today counts whole, and one that can wait counts less.
    List<Born> mostValuable(List<GreetingDay> days, int most) {
        var found = new ArrayList<Born>();
        var from = Optional.<Born>empty();
        do {
            var next = worths(on(days, """
                    select c.id, c.name, c.birth_month, c.birth_day, c.birth_year, d.early, w.year_minor, %s
                    from today.customer_worth w
                    join customers.api_customer c on c.id = w.customer_id
                    join unnest(:months::int[], :days::int[], :early::int[]) as d (month, day, early)
                        on c.birth_month = d.month and c.birth_day = d.day
                    where w.year_minor > :share * :least and (w.year_minor, w.customer_id) < (:year, :customer)
                    order by w.year_minor desc, w.customer_id desc limit :most""".formatted(WORTH)))
                    .param("year", from.map(Born::yearMinor).orElse(Long.MAX_VALUE))
                    .param("customer", from.map(Born::customer).orElse(new UUID(-1, -1)))
                    .param("most", AT_ONCE)
                    .query(Born::read)
                    .list();
            found.addAll(next);
            found.sort(Born.MOST_WORTH_FIRST);
            if (next.size() < AT_ONCE) return withTheRest(days, found, most);
            from = Optional.of(next.getLast());
        } while (found.size() < most
                || found.get(most - 1).worth() <= from.get().yearMinor() / SHARE);
        return found.subList(0, most);
    }

    /// Those of whom little or nothing is known are worth the least, each day the same.
    private List<Born> withTheRest(List<GreetingDay> days, List<Born> found, int most) {
        if (found.size() < most || found.get(most - 1).worth() <= LEAST)
            found.addAll(worths(on(days, BORN + " where coalesce(w.year_minor, 0) <= :share * :least" + ORDER))
                    .param("most", most)
                    .query(Born::read)
                    .list());
        found.sort(Born.MOST_WORTH_FIRST);
        return found.subList(0, Math.min(most, found.size()));
    }

    private JdbcClient.StatementSpec on(List<GreetingDay> days, String sql) {
        return db.sql(sql)
                .param(
                        "months",
                        days.stream().map(it -> it.day().getMonthValue()).toArray(Integer[]::new))
                .param("days", days.stream().map(it -> it.day().getDayOfMonth()).toArray(Integer[]::new))
                .param("early", days.stream().map(GreetingDay::early).toArray(Integer[]::new));
    }

    private static JdbcClient.StatementSpec worths(JdbcClient.StatementSpec sql) {
        return sql.param("share", SHARE).param("least", LEAST).param("ahead", GreetingDays.AHEAD);
    }

    /// A customer whose birthday can be greeted.
    ///
    /// @param early how many days it is before the birthday
    /// @param yearMinor what they are expected to spend in a year, 0 when nobody knows
    record Born(UUID customer, String name, Birthday birthday, int early, long yearMinor, long worth) {
        static final Comparator<Born> MOST_WORTH_FIRST = Comparator.comparingLong(Born::worth)
                .reversed()
                .thenComparingInt(Born::early)
                .thenComparing(Born::name)
                .thenComparing(Born::customer);

        static Born read(ResultSet row, int number) throws SQLException {
            return new Born(
                    row.getObject("id", UUID.class),
                    row.getString("name"),
                    new Birthday(
                            MonthDay.of(row.getInt("birth_month"), row.getInt("birth_day")),
                            row.getObject("birth_year", Integer.class)),
                    row.getInt("early"),
                    row.getLong("year_minor"),
                    row.getLong("worth"));
        }
    }

    private static TodayItem item(Born born, LocalDate today) {
        var on = born.birthday().nearest(today);
        return new TodayItem(
                "birthday:" + born.customer() + ":" + on.getYear(),
                new CustomerId(born.customer()),
                "cake",
                t("today.birthday.title", born.name()),
                reason(born.birthday(), on, today),
                born.worth(),
                t("today.birthday.greet"),
                "/customers/" + born.customer());
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
