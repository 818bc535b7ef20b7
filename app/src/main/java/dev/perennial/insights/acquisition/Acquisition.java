package dev.perennial.insights.acquisition;

import static dev.perennial.ui.Words.t;

import dev.perennial.analytics.statistics.Interval;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Counts what came of each source. Who was brought in with purchases older than the profile came with the first of
/// these.
@Repository
class Acquisition {
    /// Those who came in the period, with what the last run says of them.
    private static final String CAME = """
        with came as (
            select o.customer_id, o.source_id, o.referred, v.first_day, v.purchase_days, v.value_minor,
                   v.value_12_minor, v.value_12_low, v.value_12_high
            from customers.api_origin o
            left join insights.customer_value v on v.customer_id = o.customer_id
            where least((o.created_at at time zone :zone)::date, v.first_day) between :from and :to)
        """;

    private final JdbcClient db;

    Acquisition(JdbcClient db) {
        this.db = db;
    }

    /// The sources of the period, those that brought most first; those of unknown origin last.
    ///
    /// @param keeps the share of each purchase that stays with the business
    List<Acquired> of(Period period, ZoneId zone, LocalDate today, double keeps) {
        var months = byMonth(period, zone);
        var kept = kept(period, zone, today, keeps);
        return period(db.sql(CAME + """
            , sums as (
                select source_id, count(*) as came, count(first_day) as bought, coalesce(sum(value_minor), 0) as value,
                       sum(value_12_minor) as expected,
                       sqrt(sum(power((value_12_high - value_12_low) / 2.0, 2))) as give
                from came group by source_id),
            costs as (
                select source_id, sum(cost_minor) as cost from customers.api_source_cost
                where month between :from and :to group by source_id),
            named as (
                select coalesce(sums.source_id, costs.source_id) as source_id, came, bought, value, expected, give, cost
                from sums full join costs on costs.source_id = sums.source_id)
            select named.*, s.name from named left join customers.api_source s on s.id = named.source_id
            order by named.source_id is null, coalesce(bought, 0) desc, lower(s.name)"""), period, zone)
                .query((row, _) -> acquired(row, period, months, kept, keeps))
                .list();
    }

    /// One group of new customers to be compared with another.
    ///
    /// @param returned how many of them bought again
    /// @param values what each has brought so far
    record Group(long customers, long returned, double[] values) {}

    /// Those who were recommended by somebody.
    Group referred(Period period, ZoneId zone) {
        return group(period, zone, "referred");
    }

    /// Those of sources that were paid for in the period, and that nobody recommended us to.
    Group paid(Period period, ZoneId zone) {
        return group(period, zone, """
            not referred and source_id in (select source_id from customers.api_source_cost
                where month between :from and :to and cost_minor > 0)""");
    }

    private Group group(Period period, ZoneId zone, String which) {
        var returned = new long[1];
        var values = period(
                        db.sql(CAME + "select value_minor, purchase_days from came where first_day is not null and "
                                + which + " order by customer_id"),
                        period,
                        zone)
                .query((row, _) -> {
                    if (row.getInt("purchase_days") > 1) returned[0]++;
                    return row.getDouble("value_minor");
                })
                .list();
        return new Group(
                values.size(),
                returned[0],
                values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private Map<Optional<UUID>, Map<YearMonth, Long>> byMonth(Period period, ZoneId zone) {
        var months = new HashMap<Optional<UUID>, Map<YearMonth, Long>>();
        period(db.sql(CAME + """
            select source_id, date_trunc('month', first_day)::date as month, count(*) as customers
            from came where first_day is not null group by 1, 2"""), period, zone).query(row -> {
            months.computeIfAbsent(source(row), _ -> new HashMap<>())
                    .put(YearMonth.from(row.getObject("month", LocalDate.class)), row.getLong("customers"));
        });
        return months;
    }

    /// A month since the first purchase counts for those only for whom it is over, so that the young do not make the
    /// old look poor.
    private Map<Optional<UUID>, List<Double>> kept(Period period, ZoneId zone, LocalDate today, double keeps) {
        record Step(int age, double perHead) {}
        var steps = new HashMap<Optional<UUID>, List<Step>>();
        period(db.sql(CAME + """
            , observed as (
                select customer_id, source_id, first_day,
                       (extract(year from age(:today, first_day)) * 12 + extract(month from age(:today, first_day)))::int
                           as months
                from came where first_day is not null),
            sales as (
                select p.customer_id, (p.at at time zone :zone)::date as day, p.home_minor
                from observed o join orders.api_purchase p on p.customer_id = o.customer_id
                union all
                select r.customer_id, (r.at at time zone :zone)::date, -r.home_minor
                from observed o join orders.api_refund r on r.customer_id = o.customer_id),
            brought as (
                select o.source_id, a.age, sum(s.home_minor) as minor
                from sales s join observed o on o.customer_id = s.customer_id
                cross join lateral (select (extract(year from age(s.day, o.first_day)) * 12
                    + extract(month from age(s.day, o.first_day)))::int as age) a
                where a.age >= 0 and a.age < o.months
                group by 1, 2),
            heads as (
                select source_id, age, count(*) as customers
                from observed cross join lateral generate_series(0, months - 1) as age group by 1, 2)
            select h.source_id, h.age, coalesce(b.minor, 0) / h.customers as per_head
            from heads h left join brought b on b.source_id is not distinct from h.source_id and b.age = h.age
            order by h.age"""), period, zone).param("today", today).query(row -> {
            steps.computeIfAbsent(source(row), _ -> new ArrayList<>())
                    .add(new Step(row.getInt("age"), row.getDouble("per_head")));
        });
        var kept = new HashMap<Optional<UUID>, List<Double>>();
        steps.forEach((source, ages) -> {
            ages.sort(Comparator.comparing(Step::age));
            var sum = 0.0;
            var running = new ArrayList<Double>();
            for (var step : ages) {
                sum += step.perHead() * keeps;
                running.add(sum);
            }
            kept.put(source, running);
        });
        return kept;
    }

    private static Acquired acquired(
            ResultSet row,
            Period period,
            Map<Optional<UUID>, Map<YearMonth, Long>> months,
            Map<Optional<UUID>, List<Double>> kept,
            double keeps)
            throws SQLException {
        var source = source(row);
        var byMonth = months.getOrDefault(source, Map.of());
        var name = row.getString("name");
        return new Acquired(
                source.orElse(null),
                name == null ? t("insights.acquisition.unknown") : name,
                row.getLong("came"),
                row.getLong("bought"),
                period.months().stream()
                        .map(month -> byMonth.getOrDefault(month, 0L))
                        .toList(),
                row.getObject("cost") == null ? null : (Long) row.getLong("cost"),
                Math.round(row.getLong("value") * keeps),
                expected(row, keeps),
                kept.getOrDefault(source, List.of()));
    }

    /// The customers' own intervals, taken together as if each kept or left us independently of the others.
    private static @Nullable Interval expected(ResultSet row, double keeps) throws SQLException {
        if (row.getObject("expected") == null) return null;
        var sum = row.getDouble("expected") * keeps;
        var give = row.getDouble("give") * keeps;
        return new Interval(sum, Math.max(0, sum - give), sum + give, Acquired.LEVEL);
    }

    private static Optional<UUID> source(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getObject("source_id", UUID.class));
    }

    private static JdbcClient.StatementSpec period(JdbcClient.StatementSpec sql, Period period, ZoneId zone) {
        return sql.param("zone", zone.getId()).param("from", period.from()).param("to", period.to());
    }
}
