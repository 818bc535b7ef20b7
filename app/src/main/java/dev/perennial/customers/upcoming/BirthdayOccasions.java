package dev.perennial.customers.upcoming;

import static dev.perennial.ui.Words.t;

import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Occasion;
import dev.perennial.customers.OccasionSource;
import dev.perennial.customers.contacts.Birthday;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class BirthdayOccasions implements OccasionSource {
    private static final MonthDay LEAP_DAY = MonthDay.of(2, 29);

    private final JdbcClient db;

    BirthdayOccasions(JdbcClient db) {
        this.db = db;
    }

    @Override
    public List<Occasion> between(LocalDate from, LocalDate to, int most) {
        var born =
                from.datesUntil(to.plusDays(1)).flatMap(BirthdayOccasions::born).toList();
        return db.sql("""
            select c.id, customers.called(c.id, c.name) as called, c.birth_month, c.birth_day, c.birth_year
            from unnest(:months, :days) with ordinality as d (month, day, n)
            join customers.customer c on c.birth_month = d.month and c.birth_day = d.day
            order by d.n, c.name_key, c.id limit :most""")
                .param("months", born.stream().map(MonthDay::getMonthValue).toArray(Integer[]::new))
                .param("days", born.stream().map(MonthDay::getDayOfMonth).toArray(Integer[]::new))
                .param("most", most)
                .query((row, _) -> {
                    var birthday = new Birthday(
                            MonthDay.of(row.getInt("birth_month"), row.getInt("birth_day")),
                            row.getObject("birth_year", Integer.class));
                    var on = next(birthday, from);
                    return new Occasion(
                            new CustomerId(row.getObject("id", UUID.class)),
                            row.getString("called"),
                            on,
                            "cake",
                            age(birthday, on)
                                    .map(age -> t("customers.upcoming.turns", String.valueOf(age)))
                                    .orElseGet(() -> t("customers.upcoming.birthday")));
                })
                .list();
    }

    /// Who is celebrated on a day: those born on 29 February on the 28th, in years that have no 29th.
    private static Stream<MonthDay> born(LocalDate day) {
        var same = MonthDay.from(day);
        return same.equals(MonthDay.of(2, 28)) && !day.isLeapYear() ? Stream.of(same, LEAP_DAY) : Stream.of(same);
    }

    private static LocalDate next(Birthday birthday, LocalDate from) {
        var thisYear = birthday.in(from.getYear());
        return thisYear.isBefore(from) ? birthday.in(from.getYear() + 1) : thisYear;
    }

    private static Optional<Integer> age(Birthday birthday, LocalDate on) {
        return birthday.turning(on.getYear()).filter(age -> age > 0);
    }
}
