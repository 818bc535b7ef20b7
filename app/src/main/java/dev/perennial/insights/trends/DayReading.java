package dev.perennial.insights.trends;

import dev.perennial.platform.OpeningHours;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Adds up days, and knows which of them could have been any.
@Repository
class DayReading {
    static final int WEEKS = 30;

    private final JdbcClient db;

    DayReading(JdbcClient db) {
        this.db = db;
    }

    /// What is counted a day.
    enum What {
        ORDERS,
        REVENUE,
        NEWCOMERS
    }

    /// The last thirty weeks up to the day before `today`, or as far back as there are purchases; a series for each.
    Map<What, Days> read(ZoneId zone, LocalDate today, OpeningHours hours) {
        var first = today.minusWeeks(WEEKS);
        var sums = sums(zone, first, today);
        var start = sums.keySet().stream().min(LocalDate::compareTo).orElse(first);
        var days = start.datesUntil(today).toList();
        var orders = values(days, sums, Sum::orders);
        var weekdays = weekdays(hours, days, orders);
        var open = new boolean[days.size()];
        var besides = new ArrayList<LocalDate>();
        for (var i = 0; i < open.length; i++) {
            open[i] = orders[i] > 0;
            if (!open[i] && weekdays.contains(days.get(i).getDayOfWeek())) besides.add(days.get(i));
        }
        var read = new EnumMap<What, Days>(What.class);
        read.put(What.ORDERS, new Days(start, orders, open, besides));
        read.put(What.REVENUE, new Days(start, values(days, sums, Sum::revenue), open, besides));
        read.put(What.NEWCOMERS, new Days(start, values(days, sums, Sum::newcomers), open, besides));
        return read;
    }

    private record Sum(double orders, double revenue, double newcomers) {
        static final Sum NOTHING = new Sum(0, 0, 0);
    }

    private static double[] values(List<LocalDate> days, Map<LocalDate, Sum> sums, ToDoubleFunction<Sum> which) {
        return days.stream()
                .map(day -> sums.getOrDefault(day, Sum.NOTHING))
                .mapToDouble(sum -> Math.max(0, which.applyAsDouble(sum)))
                .toArray();
    }

    private Map<LocalDate, Sum> sums(ZoneId zone, LocalDate first, LocalDate today) {
        var sums = new HashMap<LocalDate, Sum>();
        db.sql("""
            with sold as (
                select (at at time zone :zone)::date as day, count(*) as orders, coalesce(sum(home_minor), 0) as revenue
                from orders.api_purchase where at >= :from and at < :to group by 1),
            come as (
                select first_day as day, count(*) as newcomers from insights.customer_value
                where first_day >= :first and first_day < :today group by 1)
            select coalesce(sold.day, come.day) as day, coalesce(orders, 0)::float8 as orders,
                   coalesce(revenue, 0)::float8 as revenue, coalesce(newcomers, 0)::float8 as newcomers
            from sold full join come on come.day = sold.day""")
                .param("zone", zone.getId())
                .param("from", Timestamp.from(first.atStartOfDay(zone).toInstant()))
                .param("to", Timestamp.from(today.atStartOfDay(zone).toInstant()))
                .param("first", first)
                .param("today", today)
                .query((RowCallbackHandler) row -> sums.put(
                        row.getObject("day", LocalDate.class),
                        new Sum(row.getDouble("orders"), row.getDouble("revenue"), row.getDouble("newcomers"))));
        return sums;
    }

    /// The days of the week the business is open: by its hours, else those on which it mostly sells.
    private static Set<DayOfWeek> weekdays(OpeningHours hours, List<LocalDate> days, double[] orders) {
        var open = EnumSet.noneOf(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            if (!hours.on(day).isEmpty()) open.add(day);
            if (!hours.spans().isEmpty()) continue;
            var all = 0;
            var sold = 0;
            for (var i = 0; i < days.size(); i++) {
                if (days.get(i).getDayOfWeek() != day) continue;
                all++;
                if (orders[i] > 0) sold++;
            }
            if (2 * sold > all) open.add(day);
        }
        return open;
    }
}
