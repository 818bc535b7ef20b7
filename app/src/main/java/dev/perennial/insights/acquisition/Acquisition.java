package dev.perennial.insights.acquisition;

import static dev.perennial.ui.Words.t;

import dev.perennial.analytics.statistics.Interval;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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
            where o.created_at >= cast(:from as timestamp) at time zone :zone
              and (v.first_day >= :from or v.first_day is null)
              and (v.first_day <= :to or o.created_at < cast(:after as timestamp) at time zone :zone))
        """;

    private final JdbcClient db;
    private final JsonMapper json;
    private final Brought brought;

    Acquisition(JdbcClient db, JsonMapper json, Brought brought) {
        this.db = db;
        this.json = json;
        this.brought = brought;
    }

    /// The sources of the period, those that brought most first; those of unknown origin last.
    ///
    /// @param keeps the share of each purchase that stays with the business
    List<Acquired> of(Period period, ZoneId zone, double keeps) {
        var kept = brought.of(period, keeps);
        return period(db.sql(CAME + """
            , monthly as (
                select source_id, (date_part('year', first_day) * 12 + date_part('month', first_day))::int as month,
                       count(*) as came, count(first_day) as bought,
                       sum(value_minor) as value, sum(value_12_minor) as expected,
                       sum(power((value_12_high - value_12_low) / 2.0, 2)) as give
                from came group by 1, 2),
            sums as (
                select source_id, sum(came) as came, sum(bought) as bought, coalesce(sum(value), 0) as value,
                       sum(expected) as expected, sqrt(sum(give)) as give,
                       jsonb_object_agg(month, bought) filter (where bought > 0) as months
                from monthly group by source_id),
            costs as (
                select source_id, sum(cost_minor) as cost from customers.api_source_cost
                where month between :from and :to group by source_id),
            named as (
                select coalesce(sums.source_id, costs.source_id) as source_id, came, bought, value, expected, give,
                       months, cost
                from sums full join costs on costs.source_id = sums.source_id)
            select named.*, s.name from named left join customers.api_source s on s.id = named.source_id
            order by named.source_id is null, coalesce(bought, 0) desc, lower(s.name)"""), period, zone)
                .query((row, _) -> acquired(row, period, kept, keeps))
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

    private Acquired acquired(ResultSet row, Period period, Map<Optional<UUID>, List<Double>> kept, double keeps)
            throws SQLException {
        var source = Brought.source(row);
        var byMonth = months(row.getString("months"));
        var name = row.getString("name");
        return new Acquired(
                source.orElse(null),
                name == null ? t("insights.acquisition.unknown") : name,
                row.getLong("came"),
                row.getLong("bought"),
                period.months().stream()
                        .map(month -> byMonth.path(name(month)).asLong(0))
                        .toList(),
                row.getObject("cost") == null ? null : (Long) row.getLong("cost"),
                Math.round(row.getLong("value") * keeps),
                expected(row, keeps),
                kept.getOrDefault(source, List.of()));
    }

    /// As the query counts months.
    private static String name(YearMonth month) {
        return Integer.toString(month.getYear() * 12 + month.getMonthValue());
    }

    private JsonNode months(@Nullable String bought) {
        return bought == null ? json.createObjectNode() : json.readTree(bought);
    }

    /// The customers' own intervals, taken together as if each kept or left us independently of the others.
    private static @Nullable Interval expected(ResultSet row, double keeps) throws SQLException {
        if (row.getObject("expected") == null) return null;
        var sum = row.getDouble("expected") * keeps;
        var give = row.getDouble("give") * keeps;
        return new Interval(sum, Math.max(0, sum - give), sum + give, Acquired.LEVEL);
    }

    private static JdbcClient.StatementSpec period(JdbcClient.StatementSpec sql, Period period, ZoneId zone) {
        return sql.param("zone", zone.getId())
                .param("from", period.from())
                .param("to", period.to())
                .param("after", period.to().plusDays(1));
    }
}
