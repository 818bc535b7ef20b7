package dev.perennial.insights.anniversaries;

import static dev.perennial.ui.Words.t;

import dev.perennial.customers.Anniversaries;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Occasion;
import dev.perennial.customers.OccasionSource;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The day of the first purchase, for those who still come; the most valuable when there are many.
@Repository
class YearsOfBuying implements OccasionSource {
    private final JdbcClient db;

    YearsOfBuying(JdbcClient db) {
        this.db = db;
    }

    @Override
    public List<Occasion> between(LocalDate from, LocalDate to, int most) {
        var anniversaries = new Anniversaries(from, to);
        return beganWithin(anniversaries, most).stream()
                .flatMap(began -> anniversaries.of(began.day()).stream()
                        .map(it -> new Occasion(
                                began.customer(),
                                began.called(),
                                it.on(),
                                "heart",
                                t("insights.anniversary", it.years()))))
                .toList();
    }

    private record Began(CustomerId customer, String called, LocalDate day) {}

    private List<Began> beganWithin(Anniversaries anniversaries, int most) {
        var beginnings = anniversaries.beginnings();
        return db.sql("""
            select c.id, c.called, v.first_day
            from unnest(:firsts::date[], :lasts::date[]) as b (first_day, last_day)
            join insights.customer_value v on v.first_day between b.first_day and b.last_day
            join customers.api_customer c on c.id = v.customer_id
            where v.standing <> 'LOST'
            order by v.value_minor desc, c.id limit :most""")
                .param(
                        "firsts",
                        beginnings.stream().map(it -> it.first().toString()).toArray(String[]::new))
                .param(
                        "lasts",
                        beginnings.stream().map(it -> it.last().toString()).toArray(String[]::new))
                .param("most", most)
                .query((row, _) -> new Began(
                        new CustomerId(row.getObject("id", UUID.class)),
                        row.getString("called"),
                        row.getObject("first_day", LocalDate.class)))
                .list();
    }
}
