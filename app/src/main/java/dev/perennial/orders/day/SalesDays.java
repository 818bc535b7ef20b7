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

    List<SalesDay> of(List<LocalDate> days) {
        return db.sql("""
            select d.day, sold.purchases, sold.minor - returned.minor as revenue, sold.squares,
                   who.buyers, who.returning
            from unnest(:days::date[], :starts::timestamptz[], :ends::timestamptz[]) as d (day, starts, ends)
            cross join lateral (
                select count(*) as purchases, coalesce(sum(p.home_minor), 0) as minor,
                       coalesce(sum(p.home_minor::float8 * p.home_minor), 0) as squares
                from orders.purchase p where p.at >= d.starts and p.at < d.ends) sold
            cross join lateral (
                select coalesce(sum(r.home_minor), 0) as minor
                from orders.refund r where r.at >= d.starts and r.at < d.ends) returned
            cross join lateral (
                select count(*) as buyers,
                       count(*) filter (where exists (
                           select from orders.purchase e
                           where e.customer_id = b.customer_id and e.at < d.starts)) as returning
                from (select distinct p.customer_id from orders.purchase p
                      where p.at >= d.starts and p.at < d.ends and p.customer_id is not null) b) who
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
                        row.getLong("returning")))
                .list();
    }

    /// The purchases of the seven days from each of these on.
    double[] weeks(List<LocalDate> from) {
        return db
                .sql("""
            select (select count(*) from orders.purchase p where p.at >= w.starts and p.at < w.ends)
            from unnest(:starts::timestamptz[], :ends::timestamptz[]) as w (starts, ends) order by w.starts""")
                .param("starts", starts(from.stream()))
                .param("ends", starts(from.stream().map(day -> day.plusDays(7))))
                .query(Long.class)
                .list()
                .stream()
                .mapToDouble(Long::doubleValue)
                .toArray();
    }

    private String[] starts(Stream<LocalDate> days) {
        var zone = businesses.current().zone();
        return days.map(day -> day.atStartOfDay(zone).toInstant().toString()).toArray(String[]::new);
    }
}
