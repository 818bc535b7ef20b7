package dev.perennial.orders.thanks;

import dev.perennial.customers.CustomerId;
import dev.perennial.platform.Businesses;
import dev.perennial.platform.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
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

    /// Of these days, the largest first. A purchase brought in by a file counts only when the history reaches
    /// further back: the first weeks of an export would make a newcomer of everybody.
    List<FirstPurchase> between(LocalDate first, LocalDate last, int most) {
        return db.sql("""
            with p as (
                select p.* from orders.purchase p
                where p.at >= :from and p.at < :until and p.customer_id is not null and p.total_minor > 0
                  and not exists (
                      select from orders.purchase e
                      where e.customer_id = p.customer_id and (e.at, e.id) < (p.at, p.id))
                  and (p.import_id is null
                      or p.at >= (select min(at) from orders.purchase) + interval '30 days')
                order by p.home_minor desc nulls last, p.at desc, p.id limit :most)
            select p.customer_id, c.name, p.at, p.total_minor, p.currency, %s
            from p join customers.api_customer c on c.id = p.customer_id
            order by p.home_minor desc nulls last, p.at desc, p.id""".formatted(ITEMS))
                .param("from", startOf(first))
                .param("until", startOf(last.plusDays(1)))
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

    private OffsetDateTime startOf(LocalDate day) {
        return day.atStartOfDay(businesses.current().zone()).toInstant().atOffset(ZoneOffset.UTC);
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
