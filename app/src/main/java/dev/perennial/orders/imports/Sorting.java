package dev.perennial.orders.imports;

import dev.perennial.customers.Intake;
import dev.perennial.imports.ImportId;
import dev.perennial.imports.ImportState;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Puts staged rows together to orders and customers and says what booking them would do. One transaction: after
/// a crash it is done again from the rows.
@Component
class Sorting {
    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final OrderImports imports;
    private final StagedCustomers customers;

    Sorting(JdbcClient db, TransactionTemplate transaction, OrderImports imports, StagedCustomers customers) {
        this.db = db;
        this.transaction = transaction;
        this.imports = imports;
        this.customers = customers;
    }

    void run(OrderImport job) {
        transaction.executeWithoutResult(_ -> {
            imports.move(job, 0, 0);
            db.sql("set local work_mem = '96MB'").update();
            db.sql("analyze orders.import_row").update();
            if (!Objects.requireNonNull(job.layout()).hasOrderNumbers()) tellEqualRowsApart(job.id());
            groupToOrders(job.id());
            db.sql("analyze orders.import_order").update();
            setTroubledOrdersAside(job.id());
            leaveOutErased(job);
            customers.collect(job.id());
        });
        var foreseen = customers.foresee(job);
        transaction.executeWithoutResult(_ -> {
            imports.keepExpected(job.id(), expected(job, foreseen));
            imports.enter(job, ImportState.CHECKED, 0);
        });
    }

    /// Two equal rows are two purchases: the second bears its count, and bears it again in the next file.
    private void tellEqualRowsApart(ImportId id) {
        db.sql("""
            update orders.import_row r set order_key = r.order_key || '#' || equal.occurrence
            from (select line, row_number() over (partition by order_key order by line) as occurrence
                  from orders.import_row where import_id = :id) equal
            where r.import_id = :id and r.line = equal.line and equal.occurrence > 1""").param("id", id.value()).update();
    }

    /// What is given back counts by its rows; an order that comes to less than nothing is given back as well.
    private void groupToOrders(ImportId id) {
        db.sql("delete from orders.import_order where import_id = ?")
                .param(id.value())
                .update();
        db.sql("""
            insert into orders.import_order (import_id, n, order_key, customer_key, currency, bought_at, bought_minor,
                returned_at, returned_minor, shipping_minor, discount_minor, channel, place, trouble, trouble_value)
            with facts as (
                select order_key, min(line) as line, min(customer_key) as customer_key, max(customer_key) as customer_to,
                       min(currency) as currency, max(currency) as currency_to,
                       min(at) as first_at,
                       min(at) filter (where kind <> 'REFUND') as bought_at,
                       max(at) filter (where kind <> 'REFUND') as bought_to,
                       min(at) filter (where kind = 'REFUND') as returned_at,
                       count(*) filter (where kind <> 'REFUND') as bought_rows,
                       count(*) filter (where kind = 'REFUND') as returned_rows,
                       bool_or(kind = 'BOTH') as whole_returned,
                       sum(line_minor) filter (where kind <> 'REFUND') as bought_lines,
                       sum(abs(line_minor)) filter (where kind = 'REFUND') as returned_lines,
                       min(order_minor) filter (where kind <> 'REFUND') as bought_total,
                       max(order_minor) filter (where kind <> 'REFUND') as bought_total_to,
                       max(abs(order_minor)) filter (where kind = 'REFUND') as returned_total,
                       max(shipping_minor) as shipping_minor, max(discount_minor) as discount_minor,
                       min(channel) as channel, min(place) as place
                from orders.import_row where import_id = :id group by order_key),
            sums as (
                select *, case when bought_rows > 0 then
                              case when bought_total is null or returned_rows > 0 and bought_lines is not null
                                   then coalesce(bought_lines, 0) + coalesce(shipping_minor, 0) - coalesce(discount_minor, 0)
                                   else bought_total end end as bought,
                       case when returned_rows > 0 then coalesce(returned_lines, returned_total, 0) end as returned
                from facts)
            select :id, row_number() over (order by line) - 1, order_key, customer_key, currency,
                   case when bought >= 0 then coalesce(bought_at, first_at) end,
                   case when bought >= 0 then bought end,
                   case when bought < 0 or returned is not null or whole_returned
                        then coalesce(returned_at, bought_at, first_at) end,
                   case when bought < 0 then coalesce(returned, 0) - bought
                        when whole_returned then coalesce(returned, 0) + bought
                        else returned end,
                   shipping_minor, discount_minor, channel, place,
                   case when customer_key <> customer_to then 'TWO_CUSTOMERS'
                        when currency <> currency_to then 'TWO_CURRENCIES'
                        when first_at is null then 'DATE_MISSING'
                        when bought_to - bought_at > interval '36 hours' then 'TWO_DATES'
                        when bought_total <> bought_total_to then 'TWO_TOTALS' end,
                   case when customer_key <> customer_to
                        then regexp_replace(customer_key, '^[a-z]+:', '') || ' / ' || regexp_replace(customer_to, '^[a-z]+:', '')
                        when currency <> currency_to then currency || ' / ' || currency_to
                        else order_key end
            from sums""").param("id", id.value()).update();
    }

    /// An order comes in whole or not at all: when one of its rows is rejected, the others wait with it.
    private void setTroubledOrdersAside(ImportId id) {
        db.sql("""
            update orders.import_order o set trouble = 'COMPANION', trouble_value = o.order_key
            where o.import_id = :id and o.trouble is null and exists (
                select from orders.import_reject r where r.import_id = :id and r.order_key = o.order_key)""").param("id", id.value()).update();
        db.sql("""
            with aside as (
                delete from orders.import_row r using orders.import_order o
                where r.import_id = :id and o.import_id = :id and o.order_key = r.order_key and o.trouble is not null
                returning r.line, o.order_key, o.trouble, o.trouble_value)
            insert into orders.import_reject (import_id, line, position, order_key, reason, value)
            select :id, line, 0, order_key, trouble, trouble_value from aside""").param("id", id.value()).update();
        db.sql("delete from orders.import_order where import_id = ? and trouble is not null")
                .param(id.value())
                .update();
    }

    /// Orders of people who were erased since do not come back with an old file, and neither do the people.
    private void leaveOutErased(OrderImport job) {
        if (!db.sql("select exists (select from orders.erased_number)")
                .query(Boolean.class)
                .single()) return;
        db.sql("""
            with erased as (
                delete from orders.import_order o using orders.erased_number e
                where o.import_id = :id and e.hash = orders.number_hash(:source, o.order_key)
                returning o.order_key)
            delete from orders.import_row r using erased
            where r.import_id = :id and r.order_key = erased.order_key""").param("id", job.id().value()).param("source", job.source()).update();
    }

    private Expected expected(OrderImport job, Intake.Resolved foreseen) {
        record Orders(
                long purchases,
                long refunds,
                long known,
                long anonymous,
                @Nullable Timestamp first,
                @Nullable Timestamp last) {}
        var id = job.id().value();
        var orders = db.sql("""
            select count(o.bought_minor) as purchases, count(o.returned_minor) as refunds,
                   count(*) filter (where p.id is not null or r.id is not null) as known,
                   count(*) filter (where o.customer_key is null) as anonymous,
                   least(min(o.bought_at), min(o.returned_at)) as first,
                   greatest(max(o.bought_at), max(o.returned_at)) as last
            from orders.import_order o
            left join orders.purchase p on p.source = :source and p.external_id = o.order_key
            left join orders.refund r on r.source = :source and r.external_id = o.order_key
                 and o.bought_minor is null
            where o.import_id = :id""")
                .param("source", job.source())
                .param("id", id)
                .query(Orders.class)
                .single();
        var sums = db.sql("""
            select currency, count(*) as orders, coalesce(sum(bought_minor), 0)::bigint as bought_minor,
                   coalesce(sum(returned_minor), 0)::bigint as returned_minor
            from orders.import_order where import_id = ? group by currency order by count(*) desc, currency""")
                .param(id)
                .query(new DataClassRowMapper<>(Expected.Sum.class))
                .list();
        return new Expected(
                job.total(),
                orders.purchases(),
                db.sql("select count(*) from orders.import_row where import_id = ? and kind <> 'REFUND'")
                        .param(id)
                        .query(Long.class)
                        .single(),
                orders.refunds(),
                orders.known(),
                foreseen.made(),
                foreseen.known(),
                orders.anonymous(),
                db.sql("select count(*) from orders.import_customer where import_id = ? and customer_key like 'name:%'")
                        .param(id)
                        .query(Long.class)
                        .single(),
                imports.rejected(job.id()),
                instant(orders.first()),
                instant(orders.last()),
                sums);
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
