package dev.perennial.insights.compare;

import dev.perennial.analytics.comparison.Measure;
import dev.perennial.analytics.statistics.NetPromoterScore;
import dev.perennial.analytics.statistics.Proportion;
import java.sql.Array;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Counts what was measured, group by group, in the database; only amounts travel one by one.
@Repository
class GroupReading {
    /// The largest so many groups; a picture of more is none.
    static final int MOST_GROUPS = 12;

    /// The newest so many purchases or customers: a mean of more is no surer in any way that matters.
    static final int MOST_VALUES = 40_000;

    private final JdbcClient db;

    GroupReading(JdbcClient db) {
        this.db = db;
    }

    /// @param today the business's day, by which people have their age
    record Period(Instant since, ZoneId zone, LocalDate today) {}

    /// Questions of a scale or of yes and no that were answered since then, the most answered first.
    List<Yardstick> questions(Instant since) {
        return db.sql("""
            select q.key, q.wording, q.kind, q.low, q.high, q.polarity
            from feedback.api_question q
            join (select question_id, count(*) as answers from feedback.api_answer where collected_at >= ?
                  group by question_id) a on a.question_id = q.id
            where q.low is not null or q.kind = 'YES_NO'
            order by q.overall desc, a.answers desc, q.key limit 60""")
                .param(Timestamp.from(since))
                .query((row, _) -> row.getString("kind").equals("YES_NO")
                        ? (Yardstick) new Yardstick.YesOrNo(row.getString("key"), row.getString("wording"))
                        : new Yardstick.Rated(
                                row.getString("key"),
                                row.getString("wording"),
                                row.getDouble("low"),
                                row.getDouble("high"),
                                row.getString("polarity").equals("LOW_IS_GOOD"),
                                row.getString("kind").equals("NPS")))
                .list();
    }

    /// Nothing for a dimension the measure does not have.
    Groups read(Yardstick yardstick, Dimension dimension, Period period) {
        return switch (yardstick) {
            case Yardstick.Rated rated when rated.isShort() -> rated(rated, dimension, period);
            case Yardstick.Rated rated -> amounts(answers(rated.question(), dimension), period);
            case Yardstick.YesOrNo asked ->
                shares(answers(asked.question(), dimension), "count(*) filter (where truth)", "count(*)", period);
            case Yardstick.Basket _ -> amounts(purchases(dimension), period);
            case Yardstick.Refunded _ ->
                shares(purchases(dimension), "count(*) filter (where refunded)", "count(*)", period);
            case Yardstick.Spend _ -> amounts(customers(dimension), period);
            case Yardstick.Repeat _ ->
                shares(customers(dimension), "count(*) filter (where purchases > 1)", "count(*)", period);
        };
    }

    static boolean has(Yardstick yardstick, Dimension dimension) {
        return switch (yardstick) {
            case Yardstick.Rated _, Yardstick.YesOrNo _ -> true;
            case Yardstick.Basket _, Yardstick.Refunded _ ->
                dimension != Dimension.PRODUCT && dimension != Dimension.ASKED_BY;
            case Yardstick.Spend _, Yardstick.Repeat _ -> dimension.isOfCustomer();
        };
    }

    /// Rows with the columns `value`, `truth` and `called`.
    private record Rows(String sql, Map<String, Object> params) {}

    private static Rows answers(String question, Dimension dimension) {
        return new Rows(
                """
            select a.number as value, a.truth, a.collected_at as at, %s as called
            from feedback.api_answer a %s
            where a.question = :question and a.collected_at >= :since and num_nonnulls(a.number, a.truth) = 1
            """.formatted(called(dimension, "a.collected_at"), joined(dimension, "a.customer_id")),
                Map.of("question", question));
    }

    private static Rows purchases(Dimension dimension) {
        return new Rows(
                """
            select a.home_minor::float8 as value, a.at, %s as called,
                   exists (select from orders.api_refund r where r.purchase_id = a.id) as refunded
            from (select * from orders.api_purchase where at >= :since and home_minor is not null
                  order by at desc limit %d) a %s
            """.formatted(called(dimension, "a.at"), MOST_VALUES, joined(dimension, "a.customer_id")), Map.of());
    }

    private static Rows customers(Dimension dimension) {
        return new Rows(
                """
            select a.value, a.at, a.purchases, %s as called
            from (select customer_id, sum(home_minor)::float8 as value, count(*) as purchases, max(at) as at
                  from orders.api_purchase where at >= :since and home_minor is not null and customer_id is not null
                  group by customer_id order by max(at) desc limit %d) a %s
            """.formatted(called(dimension, "a.at"), MOST_VALUES, joined(dimension, "a.customer_id")), Map.of());
    }

    private static String called(Dimension dimension, String at) {
        return switch (dimension) {
            case PLACE -> "a.place";
            case CHANNEL -> "a.channel";
            case PRODUCT -> "a.product";
            case ASKED_BY -> "a.source";
            case MONTH -> "to_char(%s at time zone :zone, 'YYYY-MM')".formatted(at);
            case SOURCE -> "c.came_from";
            case AGE -> """
                case when c.birth_year is null then null
                     when extract(year from :today::date) - c.birth_year < 30 then 'AGE_UNDER_30'
                     when extract(year from :today::date) - c.birth_year < 45 then 'AGE_30_44'
                     when extract(year from :today::date) - c.birth_year < 60 then 'AGE_45_59'
                     else 'AGE_60' end""";
            case VALUE -> """
                case when v.value_minor is null then null when v.value_minor >= thirds.upper then 'VALUE_TOP'
                     when v.value_minor >= thirds.lower then 'VALUE_MIDDLE' else 'VALUE_LOW' end""";
            case NEW_OR_RETURNING -> """
                case when v.first_day is null then null
                     when v.first_day >= (:since at time zone :zone)::date then 'NEW' else 'RETURNING' end""";
        };
    }

    private static String joined(Dimension dimension, String customer) {
        return switch (dimension) {
            case PLACE, CHANNEL, PRODUCT, ASKED_BY, MONTH -> "";
            case SOURCE, AGE -> "join customers.api_customer c on c.id = " + customer;
            case NEW_OR_RETURNING -> "join insights.customer_value v on v.customer_id = " + customer;
            case VALUE -> """
                join insights.customer_value v on v.customer_id = %s
                cross join (select percentile_disc(0.3333) within group (order by value_minor) as lower,
                                   percentile_disc(0.6667) within group (order by value_minor) as upper
                            from insights.customer_value) thirds""".formatted(customer);
        };
    }

    private Groups rated(Yardstick.Rated rated, Dimension dimension, Period period) {
        var steps = (int) Math.round(rated.high() - rated.low()) + 1;
        record Counted(String name, long[] counts) {}
        var rows = answers(rated.question(), dimension);
        var found = query(
                rows,
                "called, %s as counts, count(*) as size".formatted(counts(rated, steps)),
                period,
                (row, _) -> new Counted(row.getString("called"), longs(row.getArray("counts"))));
        var counts = found.stream().map(Counted::counts).toArray(long[][]::new);
        var names = found.stream().map(Counted::name).toList();
        var means = found.stream().map(each -> mean(each.counts(), rated.low())).toList();
        var measure = rated.promoters()
                ? new Measure.Promoters(
                        found.stream().map(each -> promoters(each.counts())).toList())
                : new Measure.Scale(counts);
        return new Groups(names, rated.promoters() ? scores(measure) : means, measure, false);
    }

    private static List<Double> scores(Measure measure) {
        return measure instanceof Measure.Promoters(var scores)
                ? scores.stream().map(NetPromoterScore::score).toList()
                : List.of();
    }

    private static String counts(Yardstick.Rated rated, int steps) {
        var counts = new ArrayList<String>();
        for (var step = 0; step < steps; step++)
            counts.add("count(*) filter (where round(value) = " + (rated.low() + step) + ")");
        return "array[" + String.join(", ", counts) + "]";
    }

    private static double mean(long[] counts, double low) {
        double sum = 0, count = 0;
        for (var i = 0; i < counts.length; i++) {
            sum += counts[i] * (low + i);
            count += counts[i];
        }
        return count == 0 ? 0 : sum / count;
    }

    private static NetPromoterScore promoters(long[] counts) {
        long detractors = 0, passives = 0, promoters = 0;
        for (var i = 0; i < counts.length; i++) {
            if (i <= 6) detractors += counts[i];
            else if (i <= 8) passives += counts[i];
            else promoters += counts[i];
        }
        return new NetPromoterScore(promoters, passives, detractors);
    }

    private Groups amounts(Rows rows, Period period) {
        record Amounts(String name, double[] values) {}
        var found = query(
                rows,
                "called, array_agg(value) as values, count(*) as size",
                period,
                (row, _) -> new Amounts(row.getString("called"), doubles(row.getArray("values"))));
        var values = found.stream().map(Amounts::values).toList();
        return new Groups(
                found.stream().map(Amounts::name).toList(),
                values.stream().map(GroupReading::mean).toList(),
                new Measure.Amounts(values),
                values.stream().mapToLong(each -> each.length).sum() >= MOST_VALUES);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (var value : values) sum += value;
        return values.length == 0 ? 0 : sum / values.length;
    }

    private Groups shares(Rows rows, String hits, String of, Period period) {
        record Share(String name, Proportion share) {}
        var found = query(
                rows,
                "called, %s as hits, %s as size".formatted(hits, of),
                period,
                (row, _) ->
                        new Share(row.getString("called"), new Proportion(row.getLong("hits"), row.getLong("size"))));
        return new Groups(
                found.stream().map(Share::name).toList(),
                found.stream().map(each -> each.share().share()).toList(),
                new Measure.YesNo(found.stream().map(Share::share).toList()),
                found.stream().mapToLong(each -> each.share().of()).sum() >= MOST_VALUES);
    }

    /// The largest groups, in the order of their names.
    private <T> List<T> query(Rows rows, String columns, Period period, RowMapper<T> read) {
        var params = new LinkedHashMap<String, Object>(rows.params());
        params.put("since", Timestamp.from(period.since()));
        params.put("zone", period.zone().getId());
        params.put("today", period.today().toString());
        params.put("most", MOST_GROUPS);
        return db.sql("""
            select * from (
                select %s from (%s) row where called is not null and called <> ''
                group by called order by size desc, called limit :most) largest
            order by called""".formatted(columns, rows.sql()))
                .params(params)
                .query(read)
                .list();
    }

    private static double[] doubles(Array array) throws SQLException {
        var values = (Double[]) array.getArray();
        var plain = new double[values.length];
        for (var i = 0; i < plain.length; i++) plain[i] = values[i];
        return plain;
    }

    private static long[] longs(Array array) throws SQLException {
        var values = (Long[]) array.getArray();
        var plain = new long[values.length];
        for (var i = 0; i < plain.length; i++) plain[i] = values[i];
        return plain;
    }
}
