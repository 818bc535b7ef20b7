package dev.perennial.orders.thanks;

import dev.perennial.customers.CustomerId;
import dev.perennial.orders.day.SettledDays;
import dev.perennial.platform.Businesses;
import dev.perennial.platform.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Who bought for the first time.
@Repository
class FirstPurchases {
    private static final String ITEMS = """
        array(select q.name from orders.purchase_line l join orders.product q on q.id = l.product_id
              where l.purchase_id = p.id order by l.total_minor desc, l.line limit 3) as items""";

    private final JdbcClient db;
    private final Businesses businesses;

    FirstPurchases(JdbcClient db, Businesses businesses) {
        this.db = db;
        this.businesses = businesses;
    }

    /// Of these days, the largest first; days that are settled are looked up, as far as they were kept.
    List<FirstPurchase> between(LocalDate first, LocalDate last, int most) {
        var days = first.datesUntil(last.plusDays(1)).toList();
        return db.sql("""
            with day as (
                select d.starts, d.ends, f.newcomers
                from unnest(:starts::timestamptz[], :ends::timestamptz[]) as d (starts, ends)
                left join orders.day_figure f on f.starts = d.starts and f.ends = d.ends and :most <= :kept),
            unsettled as materialized (select * from day where newcomers is null),
            newcomer (id) as (
                select unnest(newcomers) from day
                union all
                select n from unsettled d cross join lateral orders.first_purchases(d.starts, d.ends, :most) n),
            found as (
                select p.* from newcomer n join orders.purchase p on p.id = n.id
                where not exists (select from customers.api_unprofiled u where u.customer_id = p.customer_id)
                order by p.home_minor desc nulls last, p.at desc, p.id limit :most)
            select p.customer_id, c.name, p.at, p.total_minor, p.currency, %s
            from found p join customers.api_customer c on c.id = p.customer_id
            order by p.home_minor desc nulls last, p.at desc, p.id""".formatted(ITEMS))
                .param("starts", starts(days.stream()))
                .param("ends", starts(days.stream().map(day -> day.plusDays(1))))
                .param("kept", SettledDays.NEWCOMERS_KEPT)
                .param("most", most)
                .query(FirstPurchases::read)
                .list();
    }

    /// @throws NoSuchElementException when there is no such customer, or they bought nothing
    FirstPurchase of(CustomerId customer) {
        return db.sql("""
            select p.customer_id, c.name, p.at, p.total_minor, p.currency, %s
            from orders.purchase p join customers.api_customer c on c.id = p.customer_id
            where p.customer_id = ? order by p.at, p.id limit 1""".formatted(ITEMS))
                .param(customer.value())
                .query(FirstPurchases::read)
                .optional()
                .orElseThrow(() -> new NoSuchElementException(customer.toString()));
    }

    private String[] starts(Stream<LocalDate> days) {
        var zone = businesses.current().zone();
        return days.map(day -> day.atStartOfDay(zone).toInstant().toString()).toArray(String[]::new);
    }

    private static FirstPurchase read(ResultSet row, int number) throws SQLException {
        return new FirstPurchase(
                new CustomerId(row.getObject("customer_id", UUID.class)),
                row.getString("name"),
                row.getTimestamp("at").toInstant(),
                Money.of(row.getLong("total_minor"), row.getString("currency")),
                Arrays.asList((String[]) row.getArray("items").getArray()));
    }
}
