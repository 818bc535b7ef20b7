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
            select d.day, coalesce(f.purchases, s.purchases) as purchases, coalesce(f.revenue, s.revenue) as revenue,
                   coalesce(f.squares, s.squares) as squares, coalesce(f.buyers, s.buyers) as buyers,
                   coalesce(f.came_back, s.came_back) as came_back
            from unnest(:days::date[], :starts::timestamptz[], :ends::timestamptz[]) as d (day, starts, ends)
            left join orders.day_figure f on f.starts = d.starts and f.ends = d.ends
            left join lateral orders.sold(d.starts, d.ends) s on f.starts is null
            order by d.day""")
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
