package dev.perennial.orders.purchases;

import dev.perennial.customers.CustomerId;
import dev.perennial.customers.CustomerPanel;
import dev.perennial.orders.PurchaseId;
import dev.perennial.platform.Businesses;
import dev.perennial.platform.Money;
import dev.perennial.ui.View;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Brings what they bought to the customer page.
@Repository
class BoughtPanel implements CustomerPanel {
    private static final int LATEST = 5;
    private static final int FAVOURITES = 5;
    private static final int PLACES = 3;

    private record Sum(
            long visits,
            long foreign,
            long paid,
            @Nullable Instant first,
            @Nullable Instant last) {}

    private final JdbcClient db;
    private final RecordedPurchases recorded;
    private final Businesses businesses;

    BoughtPanel(JdbcClient db, RecordedPurchases recorded, Businesses businesses) {
        this.db = db;
        this.recorded = recorded;
        this.businesses = businesses;
    }

    @Override
    public List<String> styles() {
        return List.of("/css/orders.css");
    }

    @Override
    public Place place() {
        return Place.STORY;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Optional<View> of(CustomerId customer) {
        var sum = sum(customer);
        if (sum.first() == null || sum.last() == null) return Optional.of(new NothingBoughtPanel(customer));
        var latest = latest(customer);
        return Optional.of(new PurchasesPanel(
                customer,
                new Money(sum.paid() - refunded(customer), businesses.current().currency()),
                sum.visits(),
                sum.foreign(),
                sum.first(),
                sum.last(),
                favourites(customer),
                places(customer),
                latest));
    }

    private Sum sum(CustomerId customer) {
        return db.sql("""
            select count(*) as visits, count(*) filter (where home_minor is null) as foreign_visits,
                   coalesce(sum(home_minor), 0) as paid, min(at) as first, max(at) as last
            from orders.purchase where customer_id = ?""")
                .param(customer.value())
                .query((row, _) -> {
                    var first = row.getTimestamp("first");
                    var last = row.getTimestamp("last");
                    return new Sum(
                            row.getLong("visits"),
                            row.getLong("foreign_visits"),
                            row.getLong("paid"),
                            first == null ? null : first.toInstant(),
                            last == null ? null : last.toInstant());
                })
                .single();
    }

    private long refunded(CustomerId customer) {
        return db.sql("select coalesce(sum(home_minor), 0) from orders.refund where customer_id = ?")
                .param(customer.value())
                .query(Long.class)
                .single();
    }

    private List<PurchasesPanel.Favourite> favourites(CustomerId customer) {
        return db.sql("""
            select p.name, count(distinct o.id) as purchases, sum(l.quantity) as quantity
            from orders.purchase o
            join orders.purchase_line l on l.purchase_id = o.id
            join orders.product p on p.id = l.product_id
            where o.customer_id = ?
            group by p.id, p.name order by purchases desc, quantity desc, p.name limit ?""")
                .params(customer.value(), FAVOURITES)
                .query((row, _) -> new PurchasesPanel.Favourite(
                        row.getString("name"), row.getLong("purchases"), row.getBigDecimal("quantity")))
                .list();
    }

    private List<PurchasesPanel.Place> places(CustomerId customer) {
        return db.sql("""
            select coalesce(place, channel) as name, count(*) as purchases from orders.purchase
            where customer_id = ? and coalesce(place, channel) is not null
            group by 1 order by purchases desc, name limit ?""")
                .params(customer.value(), PLACES)
                .query((row, _) -> new PurchasesPanel.Place(row.getString("name"), row.getLong("purchases")))
                .list();
    }

    private List<Purchase> latest(CustomerId customer) {
        return recorded.all(
                db.sql("select id from orders.purchase where customer_id = ? order by at desc, id desc limit ?")
                        .params(customer.value(), LATEST)
                        .query((row, _) -> new PurchaseId(row.getObject("id", UUID.class)))
                        .list());
    }
}
