package dev.perennial.orders;

import dev.perennial.access.AuditLog;
import dev.perennial.access.AuditLog.Action;
import dev.perennial.customers.Customers;
import dev.perennial.orders.NewPurchase.Line;
import dev.perennial.orders.Recording.Contradicted;
import dev.perennial.orders.Recording.Recorded;
import dev.perennial.orders.Recording.Refused;
import dev.perennial.orders.Recording.SeenBefore;
import dev.perennial.platform.Businesses;
import dev.perennial.platform.Money;
import dev.perennial.ui.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Records purchases one by one, each once, whole or not at all.
@Repository
public class Purchases {
    private final JdbcClient db;
    private final Customers customers;
    private final Businesses businesses;
    private final OrderActivities activities;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final AuditLog log;

    Purchases(
            JdbcClient db,
            Customers customers,
            Businesses businesses,
            OrderActivities activities,
            ApplicationEventPublisher events,
            AuditLog log,
            Clock clock) {
        this.log = log;
        this.db = db;
        this.customers = customers;
        this.businesses = businesses;
        this.activities = activities;
        this.events = events;
        this.clock = clock;
    }

    /// Takes the purchase's number first and asks who bought second: whoever comes too late with the same number
    /// waits there, and makes no customer.
    @Transactional
    public Recording<PurchaseId> record(NewPurchase purchase) {
        var refusals = purchase.refusals(clock.instant());
        if (!refusals.isEmpty()) return new Refused<>(refusals);
        var doubt = purchase.buyer() == null ? Optional.<Refusal>empty() : customers.doubt(purchase.buyer());
        if (doubt.isPresent()) return new Refused<>(List.of(doubt.get()));

        if (wasErased(purchase)) return Recording.refused("number", purchase.number(), "erased", purchase.source());

        var taken = insert(purchase);
        if (taken.isEmpty()) return seen(purchase);
        var id = taken.get();
        insertLines(id, purchase);
        var customer = purchase.buyer() == null
                ? null
                : customers.find(purchase.source(), purchase.buyer()).orElse(null);
        if (customer != null) {
            db.sql("update orders.purchase set customer_id = ? where id = ?")
                    .params(customer.value(), id.value())
                    .update();
            activities.purchased(customer, id, purchase);
        }
        log.write(Action.CHANGED, "orders.purchase", customer == null ? null : customer.value(), 1);
        events.publishEvent(new PurchaseRecorded(id, customer, purchase.total(), purchase.at()));
        return new Recorded<>(id);
    }

    /// The purchase of this number in this source.
    public Optional<PurchaseId> find(String source, String number) {
        return db.sql("select id from orders.purchase where source = ? and external_id = ?")
                .params(source, number)
                .query(UUID.class)
                .optional()
                .map(PurchaseId::new);
    }

    private boolean wasErased(NewPurchase purchase) {
        return db.sql("""
            select exists (select from orders.erased_number where hash = orders.number_hash(:source, :number))\
            """)
                .param("source", purchase.source())
                .param("number", purchase.number())
                .query(Boolean.class)
                .single();
    }

    private Optional<PurchaseId> insert(NewPurchase purchase) {
        var business = businesses.current();
        return db.sql("""
            insert into orders.purchase
                (source, external_id, at, currency, total_minor, home_minor, channel, place, sample)
            values (:source, :number, :at, :currency, :total, :home, :channel, :place, :sample)
            on conflict (source, external_id) do nothing
            returning id\
            """)
                .param("source", purchase.source())
                .param("number", purchase.number())
                .param("at", purchase.at().atOffset(ZoneOffset.UTC))
                .param("currency", purchase.total().currency().getCurrencyCode())
                .param("total", purchase.total().minor())
                .param("home", purchase.homeMinor(business.currency()))
                .param("channel", purchase.channel())
                .param("place", purchase.place())
                .param("sample", business.sample())
                .query(UUID.class)
                .optional()
                .map(PurchaseId::new);
    }

    /// New products are made in the order of their numbers, so that two purchases never wait for each other.
    private void insertLines(PurchaseId id, NewPurchase purchase) {
        if (purchase.lines().isEmpty()) return;
        var items = purchase.lines().stream().filter(it -> it.article() != null).toList();
        db.sql("""
            insert into orders.product (source, sku, name, sample)
            select :source, sku, min(name), :sample from unnest(:skus, :names) as new (sku, name)
            where not exists (select from orders.product p where p.source = :source and p.sku = new.sku)
            group by sku order by sku
            on conflict (source, sku) do nothing\
            """)
                .param("source", purchase.source())
                .param("sample", businesses.current().sample())
                .param("skus", strings(items, Line::article))
                .param("names", strings(items, it -> it.name() == null ? it.article() : it.name()))
                .update();
        db.sql("""
            insert into orders.purchase_line (purchase_id, line, kind, product_id, quantity, total_minor)
            select :purchase, new.line, new.kind, p.id, new.quantity::numeric, new.total::bigint
            from unnest(:kinds, :skus, :quantities, :totals) with ordinality as new (kind, sku, quantity, total, line)
            left join orders.product p on p.source = :source and p.sku = new.sku\
            """)
                .param("purchase", id.value())
                .param("source", purchase.source())
                .param("kinds", strings(purchase.lines(), it -> it.kind().name()))
                .param("skus", strings(purchase.lines(), Line::article))
                .param(
                        "quantities",
                        strings(purchase.lines(), it -> it.quantity().toPlainString()))
                .param("totals", strings(purchase.lines(), it -> Long.toString(it.totalMinor())))
                .update();
    }

    private Recording<PurchaseId> seen(NewPurchase sent) {
        record Kept(PurchaseId id, Instant at, Money total) {}
        var kept = db.sql("""
            select id, at, total_minor, currency from orders.purchase where source = ? and external_id = ?\
            """)
                .params(sent.source(), sent.number())
                .query((row, _) -> new Kept(
                        new PurchaseId(row.getObject("id", UUID.class)),
                        row.getTimestamp("at").toInstant(),
                        Money.of(row.getLong("total_minor"), row.getString("currency"))))
                .single();
        if (!kept.total().equals(sent.total()))
            return new Contradicted<>(
                    kept.id(),
                    Refusal.of(
                            "orders", "total", sent.total(), "otherTotal", sent.number(), sent.source(), kept.total()));
        if (!kept.at().equals(sent.at()))
            return new Contradicted<>(
                    kept.id(),
                    Refusal.of("orders", "at", sent.at(), "otherMoment", sent.number(), sent.source(), kept.at()));
        return new SeenBefore<>(kept.id());
    }

    private static @Nullable String[] strings(
            List<Line> lines, java.util.function.Function<Line, @Nullable String> column) {
        return lines.stream().map(column).toArray(String[]::new);
    }
}
