package dev.perennial.orders.day;

import dev.perennial.platform.Businesses;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Adds up what was sold on days, from midnight to midnight where the shop is.
@Repository
class SalesDays {
    private final JdbcClient db;
    private final Businesses businesses;

    SalesDays(JdbcClient db, Businesses businesses) {
        this.db = db;
        this.businesses = businesses;
    }

    /// The day of the very first purchase.
    Optional<LocalDate> first() {
        return db.sql("select min(at) from orders.purchase")
                .query((row, _) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single()
                .map(at -> at.atZoneSameInstant(businesses.current().zone()).toLocalDate());
    }

    /// In order; days that are settled are looked up, the others added up.
    List<SalesDay> of(List<LocalDate> days) {
        return db.sql("""
            with day as (
                select * from unnest(:days::date[], :starts::timestamptz[], :ends::timestamptz[]) as d (day, starts, ends)),
            unsettled as materialized (
                select * from day d
                where not exists (select from orders.day_figure f where f.starts = d.starts and f.ends = d.ends))
            select d.day, f.purchases, f.revenue, f.squares, f.buyers, f.came_back
            from day d join orders.day_figure f on f.starts = d.starts and f.ends = d.ends
            union all
            select d.day, s.purchases, s.revenue, s.squares, s.buyers, s.came_back
            from unsettled d cross join lateral orders.sold(d.starts, d.ends) s
            order by day""")
                .param("days", days.stream().map(LocalDate::toString).toArray(String[]::new))
                .param("starts", starts(days.stream()))
                .param("ends", starts(days.stream().map(day -> day.plusDays(1))))
                .query((row, _) -> new SalesDay(
                        row.getObject("day", LocalDate.class),
                        row.getLong("purchases"),
                        row.getLong("revenue"),
                        row.getDouble("squares"),
                        row.getLong("buyers"),
                        row.getLong("came_back")))
                .list();
    }

    private String[] starts(Stream<LocalDate> days) {
        var zone = businesses.current().zone();
        return days.map(day -> day.atStartOfDay(zone).toInstant().toString()).toArray(String[]::new);
    }
}
