package dev.perennial.orders.imports;

import dev.perennial.customers.Consents;
import dev.perennial.customers.DuplicateSearch;
import dev.perennial.customers.Intake;
import dev.perennial.imports.Chunks;
import dev.perennial.imports.ImportState;
import dev.perennial.orders.OrdersImported;
import dev.perennial.platform.Businesses;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Books the sorted orders: products, purchases, lines, refunds and what the timeline tells of them, a chunk of
/// orders in each transaction. An order whose number is in the books stays as it is there.
@Component
class Booking {
    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final OrderImports imports;
    private final Chunks chunks;
    private final Intake intake;
    private final Consents consents;
    private final ObjectProvider<DuplicateSearch> duplicates;
    private final Businesses businesses;
    private final ApplicationEventPublisher events;

    Booking(
            JdbcClient db,
            TransactionTemplate transaction,
            OrderImports imports,
            Chunks chunks,
            Intake intake,
            Consents consents,
            ObjectProvider<DuplicateSearch> duplicates,
            Businesses businesses,
            ApplicationEventPublisher events) {
        this.db = db;
        this.transaction = transaction;
        this.imports = imports;
        this.chunks = chunks;
        this.intake = intake;
        this.consents = consents;
        this.duplicates = duplicates;
        this.businesses = businesses;
        this.events = events;
    }

    void run(OrderImport job) {
        var rates = Rates.of(businesses.current().currency(), job.rates());
        if (job.mark() == 0) addProducts(job);
        chunks.run(imports, job, (from, to) -> {
            var chunk = Map.<String, Object>of(
                    "id", job.id().value(),
                    "source", job.source(),
                    "from", from,
                    "to", to,
                    "currencies", rates.currencies(),
                    "factors", rates.factors());
            bookPurchases(chunk);
            bookLines(chunk);
            bookRefunds(chunk);
            tellPurchases(chunk);
            tellRefunds(chunk);
        });
        finish(job);
    }

    /// New products in the order of their numbers, so that two imports never wait for each other in a circle.
    private void addProducts(OrderImport job) {
        db.sql("""
            insert into orders.product (source, sku, name, category, import_id)
            select :source, sku, coalesce(max(product), sku), max(category), :id
            from orders.import_row where import_id = :id and sku is not null
            group by sku order by sku
            on conflict (source, sku) do nothing""").param("source", job.source()).param("id", job.id().value()).update();
    }

    private void bookPurchases(Map<String, Object> chunk) {
        db.sql("""
            insert into orders.purchase (id, customer_id, source, external_id, at, currency, total_minor, home_minor,
                channel, place, import_id)
            select o.purchase_id, k.customer_id, :source, o.order_key, o.bought_at, o.currency, o.bought_minor,
                   round(o.bought_minor * rate.factor), o.channel, o.place, :id
            from orders.import_order o
            left join customers.api_intake k on k.batch = :id and k.n = o.customer_n
            left join unnest(:currencies::text[], :factors::numeric[]) rate (currency, factor)
                 on rate.currency = o.currency
            where o.import_id = :id and o.n >= :from and o.n < :to and o.bought_minor is not null
            on conflict (source, external_id) do nothing""").params(chunk).update();
    }

    /// Of a single line without a price the order's total is the price.
    private void bookLines(Map<String, Object> chunk) {
        db.sql("""
            with made as (
                select o.* from orders.import_order o join orders.purchase p on p.id = o.purchase_id
                where o.import_id = :id and o.n >= :from and o.n < :to),
            line as (
                select made.purchase_id, r.line as place, 'ITEM' as kind, r.sku, r.quantity,
                       coalesce(r.line_minor, case when count(*) over (partition by made.purchase_id) = 1
                                                   then made.bought_minor else 0 end) as total_minor
                from made join orders.import_row r
                     on r.import_id = :id and r.order_key = made.order_key and r.kind <> 'REFUND'
                where r.sku is not null or r.line_minor is not null
                union all
                select purchase_id, 9223372036854775806, 'SHIPPING', null, 1, shipping_minor from made
                where shipping_minor <> 0
                union all
                select purchase_id, 9223372036854775807, 'DISCOUNT', null, 1, -discount_minor from made
                where discount_minor <> 0)
            insert into orders.purchase_line (purchase_id, line, kind, product_id, quantity, total_minor)
            select line.purchase_id, row_number() over (partition by line.purchase_id order by line.place), line.kind,
                   product.id, line.quantity, line.total_minor
            from line left join orders.product on product.source = :source and product.sku = line.sku""").params(chunk).update();
    }

    private void bookRefunds(Map<String, Object> chunk) {
        db.sql("""
            insert into orders.refund (id, purchase_id, customer_id, source, external_id, at, currency, total_minor,
                home_minor, import_id)
            select o.refund_id, p.id, coalesce(k.customer_id, p.customer_id), :source, o.order_key, o.returned_at,
                   o.currency, o.returned_minor, round(o.returned_minor * rate.factor), :id
            from orders.import_order o
            left join orders.purchase p on p.source = :source and p.external_id = o.order_key
            left join customers.api_intake k on k.batch = :id and k.n = o.customer_n
            left join unnest(:currencies::text[], :factors::numeric[]) rate (currency, factor)
                 on rate.currency = o.currency
            where o.import_id = :id and o.n >= :from and o.n < :to and o.returned_minor is not null
            on conflict (source, external_id) do nothing""").params(chunk).update();
    }

    private void tellPurchases(Map<String, Object> chunk) {
        db.sql("""
            insert into customers.api_activity (customer_id, kind, at, source, amount_minor, currency, data)
            select p.customer_id, 'orders.purchase', p.at, 'purchase:' || p.id, p.total_minor, p.currency,
                   jsonb_strip_nulls(jsonb_build_object('items', items.told, 'lines', items.count,
                                                        'channel', p.channel, 'place', p.place))
            from orders.import_order o join orders.purchase p on p.id = o.purchase_id
            cross join lateral (
                select count(*) as count,
                       jsonb_agg(jsonb_build_object('name', name, 'quantity', trim_scale(quantity)::text) order by line)
                           filter (where place <= 5) as told
                from (select l.line, l.quantity, product.name, row_number() over (order by l.line) as place
                      from orders.purchase_line l join orders.product on product.id = l.product_id
                      where l.purchase_id = p.id) item) items
            where o.import_id = :id and o.n >= :from and o.n < :to and p.customer_id is not null
            on conflict (source) do nothing""").params(chunk).update();
    }

    private void tellRefunds(Map<String, Object> chunk) {
        db.sql("""
            insert into customers.api_activity (customer_id, kind, at, source, amount_minor, currency, data)
            select r.customer_id, 'orders.refund', r.at, 'refund:' || r.id, r.total_minor, r.currency,
                   jsonb_strip_nulls(jsonb_build_object('purchase', r.purchase_id))
            from orders.import_order o join orders.refund r on r.id = o.refund_id
            where o.import_id = :id and o.n >= :from and o.n < :to and r.customer_id is not null
            on conflict (source) do nothing""").params(chunk).update();
    }

    private void finish(OrderImport job) {
        transaction.executeWithoutResult(_ -> {
            imports.enter(job, ImportState.DONE, 0);
            // a table that was emptied before counts as empty until PostgreSQL looks again
            db.sql("analyze orders.purchase, orders.purchase_line, orders.refund")
                    .update();
            var outcome = outcome(job);
            imports.finish(job.id(), outcome);
            imports.clearStaged(job.id());
            if (job.consentOrigin() != null) consents.book(job.id().value(), "import:" + job.id(), job.consentOrigin());
            intake.close(job.id().value());
            duplicates.getObject().soon();
            events.publishEvent(new OrdersImported(job.id().value(), outcome.purchases(), outcome.refunds()));
        });
    }

    private Outcome outcome(OrderImport job) {
        return db.sql("""
            select (select count(*) from orders.purchase where import_id = :id) as purchases,
                   (select count(*) from orders.purchase_line l join orders.purchase p on p.id = l.purchase_id
                    where p.import_id = :id) as lines,
                   (select count(*) from orders.refund where import_id = :id) as refunds,
                   (select count(*) from orders.import_order o where o.import_id = :id
                    and not exists (select from orders.purchase p where p.id = o.purchase_id)
                    and not exists (select from orders.refund r where r.id = o.refund_id)) as known,
                   (select count(distinct customer_id) from customers.api_intake where batch = :id and created)
                       as customers_new,
                   (select count(distinct customer_id) from customers.api_intake where batch = :id and not created)
                       as customers_known,
                   (select count(*) from orders.import_reject where import_id = :id) as rejected""").param("id", job.id().value()).query(Outcome.class).single();
    }
}
