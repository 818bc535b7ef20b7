package dev.perennial.orders;

import dev.perennial.platform.BulkRows;
import dev.perennial.platform.Businesses;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Invented products, purchases and refunds in bulk, told apart from real ones and removable as a whole.
@Repository
public class SampleOrders {
    private static final String SOURCE = "sample";

    private final BulkRows bulk;
    private final Businesses businesses;
    private final JdbcClient db;

    SampleOrders(BulkRows bulk, Businesses businesses, JdbcClient db) {
        this.bulk = bulk;
        this.businesses = businesses;
        this.db = db;
    }

    /// All of them with their activities; the customers must be there.
    @Transactional
    public void bring(
            List<SamplePurchase.Product> products,
            List<SamplePurchase> purchases,
            List<SamplePurchase.Refund> refunds) {
        var currency = businesses.current().currency().getCurrencyCode();
        var productIds = bringProducts(products);
        bulk.copy("""
            copy orders.purchase (id, customer_id, source, external_id, at, currency, total_minor, home_minor, channel,
                place, sample) from stdin""", purchases.stream(), it -> new @Nullable Object[] {
            it.id(),
            it.customer(),
            SOURCE,
            it.number(),
            it.at(),
            currency,
            it.totalMinor(),
            it.totalMinor(),
            it.channel(),
            it.place(),
            true
        });
        bulk.copy(
                "copy orders.purchase_line (purchase_id, line, product_id, quantity, total_minor) from stdin",
                purchases.stream().flatMap(NumberedLine::of),
                it -> new Object[] {
                    it.purchase(),
                    it.number(),
                    Objects.requireNonNull(productIds.get(it.line().product())),
                    it.line().quantity(),
                    it.line().totalMinor()
                });
        bulk.copy("""
            copy orders.refund (id, purchase_id, customer_id, source, external_id, at, currency, total_minor,
                home_minor, reason, sample) from stdin""", refunds.stream(), it -> new @Nullable Object[] {
            it.id(),
            it.purchase(),
            it.customer(),
            SOURCE,
            it.number(),
            it.at(),
            currency,
            it.totalMinor(),
            it.totalMinor(),
            it.reason(),
            true
        });
        db.sql("analyze orders.purchase, orders.purchase_line, orders.refund").update();
        appendActivities();
    }

    private Map<String, UUID> bringProducts(List<SamplePurchase.Product> products) {
        var ids = new HashMap<String, UUID>();
        for (var product : products) {
            var id = db.sql("""
                insert into orders.product (source, sku, name, category, sample) values (?, ?, ?, ?, true)
                returning id""")
                    .params(SOURCE, product.sku(), product.name(), product.category())
                    .query(UUID.class)
                    .single();
            ids.put(product.sku(), id);
        }
        return ids;
    }

    private void appendActivities() {
        db.sql("""
            insert into customers.api_activity (customer_id, kind, at, source, amount_minor, currency, data)
            select p.customer_id, 'orders.purchase', p.at, 'purchase:' || p.id, p.total_minor, p.currency,
                   jsonb_strip_nulls(jsonb_build_object('items', bought.items, 'lines', bought.lines,
                                                        'channel', p.channel, 'place', p.place))
            from orders.purchase p
            left join (
                select l.purchase_id, count(*) as lines,
                       jsonb_agg(jsonb_build_object('name', product.name, 'quantity', trim_scale(l.quantity)::text)
                                 order by l.line) filter (where l.line <= 5) as items
                from orders.purchase_line l join orders.product on product.id = l.product_id
                where product.sample group by l.purchase_id) bought on bought.purchase_id = p.id
            where p.sample and p.customer_id is not null
            on conflict (source) do nothing""").update();
        db.sql("""
            insert into customers.api_activity (customer_id, kind, at, source, amount_minor, currency, data)
            select customer_id, 'orders.refund', at, 'refund:' || id, total_minor, currency,
                   jsonb_strip_nulls(jsonb_build_object('purchase', purchase_id, 'reason', reason))
            from orders.refund where sample and customer_id is not null
            on conflict (source) do nothing""").update();
    }

    /// Removes them. A real purchase that was booked on an invented customer stays, without a customer; an invented
    /// product that stands on a real purchase stays as a real one.
    ///
    /// @return how many purchases there were
    @Transactional
    public int remove() {
        db.sql("delete from orders.refund where sample").update();
        var purchases = db.sql("delete from orders.purchase where sample").update();
        db.sql("""
            update orders.product set sample = false
            where sample and exists (select from orders.purchase_line l where l.product_id = product.id)""").update();
        db.sql("delete from orders.product where sample").update();
        for (var table : List.of("orders.purchase", "orders.refund")) {
            db.sql("""
                update %s set customer_id = null
                where customer_id in (select id from customers.api_customer where sample)""".formatted(table)).update();
        }
        return purchases;
    }

    public long count() {
        return db.sql("select count(*) from orders.purchase where sample")
                .query(Long.class)
                .single();
    }

    private record NumberedLine(PurchaseId purchase, int number, SamplePurchase.Line line) {
        static Stream<NumberedLine> of(SamplePurchase purchase) {
            return IntStream.range(0, purchase.lines().size())
                    .mapToObj(i -> new NumberedLine(
                            purchase.id(), i + 1, purchase.lines().get(i)));
        }
    }
}
