package dev.perennial.insights.recommendations;

import dev.perennial.analytics.recommendation.ItemLog;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// Reads who bought which product on which day, as a stream into columns; of a very long past, the newest million
/// lines.
@Component
class Baskets {
    private static final int MOST_LINES = 1_000_000;

    private final NamedParameterJdbcTemplate db;

    Baskets(DataSource database) {
        var streaming = new JdbcTemplate(database);
        streaming.setFetchSize(10_000);
        this.db = new NamedParameterJdbcTemplate(streaming);
    }

    /// Customers and products in the order of their numbers in the log; `names` those of the products.
    record Bought(List<UUID> customers, List<UUID> products, List<String> names, ItemLog log) {}

    /// What there is, or nothing bought at all as an empty list of customers.
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    Optional<Bought> read(Instant now, ZoneId zone) {
        var products = new ArrayList<UUID>();
        var names = new ArrayList<String>();
        var numbers = new HashMap<UUID, Integer>();
        db.query(PRODUCTS, row -> {
            var id = row.getObject(1, UUID.class);
            numbers.put(id, products.size());
            products.add(id);
            names.add(row.getString(2));
        });
        var customers = new ArrayList<UUID>();
        var columns = new Columns();
        var params = new MapSqlParameterSource()
                .addValue("zone", zone.getId())
                .addValue("now", java.sql.Timestamp.from(now))
                .addValue("most", MOST_LINES);
        db.query(LINES, params, row -> {
            var product = numbers.get(row.getObject(3, UUID.class));
            if (product == null) return;
            var customer = row.getObject(1, UUID.class);
            if (customers.isEmpty() || !customers.getLast().equals(customer)) customers.add(customer);
            columns.add(customers.size() - 1, row.getInt(2), product);
        });
        return customers.isEmpty()
                ? Optional.empty()
                : Optional.of(new Bought(customers, products, names, columns.log(customers.size(), products.size())));
    }

    private static final class Columns {
        private int[] customer = new int[4_096];
        private int[] day = new int[4_096];
        private int[] item = new int[4_096];
        private int size;

        void add(int customer, int day, int item) {
            if (size == this.day.length) {
                this.customer = Arrays.copyOf(this.customer, 2 * size);
                this.day = Arrays.copyOf(this.day, 2 * size);
                this.item = Arrays.copyOf(this.item, 2 * size);
            }
            this.customer[size] = customer;
            this.day[size] = day;
            this.item[size++] = item;
        }

        ItemLog log(int customers, int items) {
            return ItemLog.of(
                    customers,
                    items,
                    Arrays.copyOf(customer, size),
                    Arrays.copyOf(day, size),
                    Arrays.copyOf(item, size));
        }
    }

    private static final String PRODUCTS = "select id, name from orders.api_product order by id";

    // Who may not be profiled lends no habits to others either. What was given back in full is no liking.
    private static final String LINES = """
            with newest as materialized (
                select l.customer_id, (l.at at time zone :zone)::date - date '1970-01-01' as day, l.product_id
                from orders.api_line l
                where l.customer_id is not null and l.product_id is not null and l.quantity > 0 and l.at <= :now
                  and not exists (select from insights.excluded_product x where x.product_id = l.product_id)
                  and not exists (select from customers.api_unprofiled u where u.customer_id = l.customer_id)
                  and not exists (
                      select from orders.api_refund r join orders.api_purchase p on p.id = r.purchase_id
                      where r.purchase_id = l.purchase_id and r.at <= :now
                      group by p.total_minor having sum(r.total_minor) >= p.total_minor)
                order by l.at desc limit :most
            )
            select customer_id, day, product_id from newest order by customer_id, day""";
}
