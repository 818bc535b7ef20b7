package dev.perennial.orders.products;

import dev.perennial.customers.CustomersMerged;
import dev.perennial.customers.CustomersSeparated;
import dev.perennial.orders.ImportUndone;
import dev.perennial.orders.OrdersImported;
import dev.perennial.orders.PurchaseRecorded;
import dev.perennial.orders.RefundRecorded;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Works out what adding up all lines takes: after a file at once, after single sales within the minute.
@Repository
class Figures {
    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration QUARTER = Duration.ofDays(90);

    private static final int SOON_MS = 3_000;
    private static final int REST = 20;

    private final JdbcClient db;
    private final Clock clock;

    Figures(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    @ApplicationModuleListener
    void on(OrdersImported imported) {
        workOut();
    }

    @ApplicationModuleListener
    void on(ImportUndone undone) {
        workOut();
    }

    @ApplicationModuleListener
    void on(PurchaseRecorded recorded) {
        mark();
    }

    @ApplicationModuleListener
    void on(CustomersMerged merged) {
        mark();
    }

    @ApplicationModuleListener
    void on(CustomersSeparated separated) {
        mark();
    }

    @ApplicationModuleListener
    void on(RefundRecorded recorded) {
        mark();
    }

    /// Within the minute, unless it takes long: then it rests twenty times as long as it works.
    @Transactional
    void workOutIfStale() {
        var isDue = db.sql("""
            select stale and (took_ms <= :soon or worked_out_at is null
                or worked_out_at + took_ms * :rest * interval '1 millisecond' <= :now) from orders.figures""")
                .param("soon", SOON_MS)
                .param("rest", REST)
                .param("now", now())
                .query(Boolean.class)
                .single();
        if (isDue) workOut();
    }

    /// The mark comes off first and keeps its row: whatever is recorded meanwhile waits, and sets it again.
    @Transactional
    void workOut() {
        db.sql("update orders.figures set stale = false, worked_out_at = ?")
                .param(now())
                .update();
        db.sql("set local work_mem = '32MB'").update();
        workOutProducts();
        workOutNewcomers();
        db.sql("update orders.figures set took_ms = 1000 * extract(epoch from clock_timestamp() - now())")
                .update();
    }

    private void mark() {
        db.sql("update orders.figures set stale = true").update();
    }

    /// Lines of a purchase in another currency count with the same rate as its total, or not at all.
    private void workOutProducts() {
        db.sql("delete from orders.product_figure").update();
        db.sql("""
            with by_purchase as (
                select l.product_id, o.id, o.customer_id, o.at, sum(l.quantity) as quantity,
                       sum(case when o.home_minor = o.total_minor then l.total_minor
                                when o.total_minor <> 0 then round(l.total_minor * o.home_minor::numeric / o.total_minor)
                           end) as revenue
                from orders.purchase_line l join orders.purchase o on o.id = l.purchase_id
                where l.product_id is not null
                group by l.product_id, o.id, o.customer_id, o.at),
            by_buyer as (
                select product_id, customer_id, count(*) as purchases, sum(quantity) as quantity,
                       sum(revenue) as revenue, max(at) as last_at
                from by_purchase group by product_id, customer_id)
            insert into orders.product_figure
                (product_id, quantity, revenue_minor, purchases, buyers, again, last_at)
            select product_id, sum(quantity), coalesce(sum(revenue), 0), sum(purchases), count(customer_id),
                   count(*) filter (where customer_id is not null and purchases > 1), max(last_at)
            from by_buyer group by product_id""").update();
    }

    /// The first month of the history tells nothing: whoever came then may have come before.
    private void workOutNewcomers() {
        db.sql("""
            with newcomer as (
                select customer_id, min(at) as first from orders.purchase
                where customer_id is not null group by customer_id
                having min(at) >= greatest(:from, (select min(at) from orders.purchase) + interval '30 days')
                   and min(at) < :until)
            update orders.figures set (newcomers, returned) = (
                select count(*), count(*) filter (where exists (
                    select from orders.purchase p where p.customer_id = newcomer.customer_id
                    and p.at > newcomer.first and p.at < newcomer.first + interval '90 days'))
                from newcomer)""")
                .param("from", now().minus(YEAR))
                .param("until", now().minus(QUARTER))
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
