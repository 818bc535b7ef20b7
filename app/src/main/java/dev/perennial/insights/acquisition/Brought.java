package dev.perennial.insights.acquisition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What the customers of each source have brought, month by month since their first purchase. It looks at every
/// purchase there is, so it is worked out after each run and only read by the page.
@Repository
class Brought {
    private final JdbcClient db;

    Brought(JdbcClient db) {
        this.db = db;
    }

    /// A month since the first purchase counts for those only for whom it is over, so that the young do not make the
    /// old look poor.
    @Transactional
    void workOut(ZoneId zone, LocalDate today) {
        db.sql("delete from insights.brought").update();
        db.sql("""
            insert into insights.brought (came_month, source_id, age, customers, minor)
            with came as materialized (
                select o.customer_id, o.source_id, began.month, began.day, came.month as came_month,
                       :month - began.month - (:day < began.day)::int as months
                from customers.api_origin o
                join insights.customer_value v on v.customer_id = o.customer_id
                cross join lateral (
                    select (date_part('year', v.first_day) * 12 + date_part('month', v.first_day))::int as month,
                           date_part('day', v.first_day)::int as day) began
                cross join lateral (
                    select date_trunc('month', least(o.created_at at time zone :zone, v.first_day::timestamp))::date
                               as month) came),
            sold as (
                select customer_id, at at time zone :zone as at, home_minor as minor from orders.api_purchase
                union all
                select customer_id, at at time zone :zone, -home_minor from orders.api_refund),
            aged as (
                select came.came_month, came.source_id, came.months, sold.minor,
                       (date_part('year', sold.at) * 12 + date_part('month', sold.at))::int - came.month
                           - (date_part('day', sold.at) < came.day)::int as age
                from came join sold on sold.customer_id = came.customer_id),
            brought as (
                select came_month, source_id, age, sum(minor) as minor
                from aged where age >= 0 and age < months group by 1, 2, 3),
            heads as (
                select came_month, source_id, age, sum(customers) as customers
                from (select came_month, source_id, months, count(*) as customers from came group by 1, 2, 3) alike
                cross join lateral generate_series(0, months - 1) as age group by 1, 2, 3)
            select h.came_month, h.source_id, h.age, h.customers, coalesce(b.minor, 0)
            from heads h
            left join brought b on b.came_month = h.came_month and b.age = h.age
                 and b.source_id is not distinct from h.source_id""")
                .param("zone", zone.getId())
                .param("month", today.getYear() * 12 + today.getMonthValue())
                .param("day", today.getDayOfMonth())
                .update();
    }

    /// For each source what a customer who came in the period has brought by the end of each month, summed up.
    Map<Optional<UUID>, List<Double>> of(Period period, double keeps) {
        var kept = new HashMap<Optional<UUID>, List<Double>>();
        db.sql("""
            select source_id, age, sum(minor)::float8 / sum(customers)::float8 as per_head
            from insights.brought where came_month between :from and :to group by 1, 2 order by 2""").param("from", period.from()).param("to", period.to()).query(row -> {
            var running = kept.computeIfAbsent(source(row), _ -> new ArrayList<>());
            running.add((running.isEmpty() ? 0 : running.getLast()) + row.getDouble("per_head") * keeps);
        });
        return kept;
    }

    static Optional<UUID> source(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getObject("source_id", UUID.class));
    }
}
