package dev.perennial.insights.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// Reads what was bought out of the database, once, as a stream.
@Component
class HistoryReading {
    private final NamedParameterJdbcTemplate db;

    HistoryReading(DataSource database) {
        var streaming = new JdbcTemplate(database);
        streaming.setFetchSize(10_000);
        this.db = new NamedParameterJdbcTemplate(streaming);
    }

    /// @param sums over all purchases, those of unknown people included
    /// @param lastDay the last day with any purchase: beyond it nothing is known, so no silence is counted
    record Past(
            Histories histories,
            Sums sums,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay) {}

    record Sums(long purchases, long anonymous, long anonymousMinor, long unpriced, long revenueMinor) {}

    /// Both questions see the same moment of the database.
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    Past read(Instant now, ZoneId zone) {
        var params = new MapSqlParameterSource()
                .addValue("zone", zone.getId())
                .addValue("now", java.sql.Timestamp.from(now));
        var histories = new Histories();
        db.query(BUYING_DAYS, params, row -> {
            var customer = row.getObject(1, UUID.class);
            var day = row.getInt(2);
            if (row.wasNull()) histories.gaveBack(customer, row.getLong(3));
            else histories.bought(customer, day, row.getLong(3), row.getBoolean(4));
        });
        return db.queryForObject(
                SUMS,
                params,
                (row, _) -> new Past(
                        histories,
                        new Sums(
                                row.getLong("purchases"),
                                row.getLong("anonymous"),
                                row.getLong("anonymous_minor"),
                                row.getLong("unpriced"),
                                row.getLong("revenue_minor")),
                        row.getObject("first_day", LocalDate.class),
                        row.getObject("last_day", LocalDate.class)));
    }

    // Who objected to profiling is in no score; what they bring still counts in the sums.
    // A purchase given back in full is no visit; one that cost nothing is. Refunds that name no purchase come as a
    // row without a day, after the customer's days.
    private static final String BUYING_DAYS = """
            with given_back as (
                select purchase_id, sum(total_minor) as total, sum(home_minor) as home
                from orders.api_refund where purchase_id is not null and at <= :now group by purchase_id
            ), bought as (
                select p.customer_id, (p.at at time zone :zone)::date - date '1970-01-01' as day,
                       p.home_minor - coalesce(g.home, 0) as net
                from orders.api_purchase p left join given_back g on g.purchase_id = p.id
                where p.customer_id is not null and p.at <= :now and p.total_minor >= 0
                  and not exists (select from customers.api_unprofiled u where u.customer_id = p.customer_id)
                  and (g.total is null or g.total < p.total_minor)
            )
            select customer_id, day, coalesce(sum(net), 0)::bigint, count(net) > 0 from bought group by customer_id, day
            union all
            select customer_id, null, sum(home_minor)::bigint, true from orders.api_refund
            where purchase_id is null and customer_id is not null and home_minor is not null and at <= :now
              and customer_id not in (select u.customer_id from customers.api_unprofiled u)
            group by customer_id
            order by 1, 2 nulls last""";

    private static final String SUMS = """
            select count(*) as purchases, count(*) filter (where customer_id is null) as anonymous,
                   coalesce(sum(home_minor) filter (where customer_id is null), 0)::bigint as anonymous_minor,
                   count(*) filter (where home_minor is null) as unpriced,
                   (coalesce(sum(home_minor), 0)
                       - (select coalesce(sum(home_minor), 0) from orders.api_refund where at <= :now))::bigint
                       as revenue_minor,
                   (min(at) at time zone :zone)::date as first_day, (max(at) at time zone :zone)::date as last_day
            from orders.api_purchase where at <= :now""";
}
