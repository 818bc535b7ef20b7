package dev.perennial.orders.purchases;

import dev.perennial.access.AuditLog;
import dev.perennial.customers.CustomerId;
import dev.perennial.orders.NewPurchase.Kind;
import dev.perennial.orders.PurchaseId;
import dev.perennial.platform.Businesses;
import dev.perennial.platform.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads what was recorded.
@Repository
class RecordedPurchases {
    private final JdbcClient db;
    private final Businesses businesses;
    private final AuditLog log;

    RecordedPurchases(JdbcClient db, Businesses businesses, AuditLog log) {
        this.log = log;
        this.db = db;
        this.businesses = businesses;
    }

    /// @throws NoSuchElementException when there is none
    Purchase get(PurchaseId id) {
        var purchase = complete(List.of(id.value())).stream()
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(id.toString()));
        var customer = purchase.customer();
        if (customer != null) log.viewed("orders.purchase", customer.value());
        return purchase;
    }

    /// These, the latest first.
    List<Purchase> all(List<PurchaseId> ids) {
        return complete(ids.stream().map(PurchaseId::value).toList()).stream()
                .sorted(Comparator.comparing(Purchase::at).reversed())
                .toList();
    }

    /// Every purchase in the order it came in, a page at a time, for programs that keep a copy.
    List<Purchase> after(@Nullable PurchaseId last, int most) {
        var ids = db.sql("""
            select id from orders.purchase where :after::uuid is null or id > :after::uuid order by id limit :most""")
                .param("after", last == null ? null : last.value().toString())
                .param("most", most)
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
        return complete(ids);
    }

    /// The latest first; by the start of the number, by the business's day, or all.
    List<PurchaseRow> rows(PurchaseSearch search, int most) {
        var where = new ArrayList<String>();
        var params = new LinkedHashMap<String, Object>();
        params.put("most", most);
        if (!search.number().isEmpty()) {
            where.add("p.external_id like :number");
            params.put("number", search.number().replaceAll("([\\\\%_])", "\\\\$1") + "%");
        }
        if (search.day() != null) {
            where.add("p.at >= :from and p.at < :until");
            params.put("from", startOf(search.day()));
            params.put("until", startOf(search.day().plusDays(1)));
        }
        if (search.customer() != null) {
            where.add("p.customer_id = :customer");
            params.put("customer", search.customer().value());
        }
        if (search.before() != null) {
            where.add("(p.at, p.id) < (:beforeAt, :beforeId)");
            params.put("beforeAt", search.before().at().atOffset(ZoneOffset.UTC));
            params.put("beforeId", search.before().id().value());
        }
        return db.sql("""
            with page as (select p.* from orders.purchase p %s order by p.at desc, p.id desc limit :most)
            select page.*, c.called as customer_name,
                   (select sum(r.total_minor) from orders.refund r where r.purchase_id = page.id) as refunded
            from page left join customers.api_customer c on c.id = page.customer_id
            order by page.at desc, page.id desc""".formatted(where.isEmpty() ? "" : "where " + String.join(" and ", where)))
                .params(params)
                .query((row, _) -> new PurchaseRow(
                        new PurchaseId(row.getObject("id", UUID.class)),
                        row.getString("external_id"),
                        row.getTimestamp("at").toInstant(),
                        customer(row),
                        row.getString("customer_name"),
                        row.getString("channel"),
                        row.getString("place"),
                        Money.of(row.getLong("total_minor"), row.getString("currency")),
                        Money.of(row.getLong("refunded"), row.getString("currency"))))
                .list();
    }

    private List<Purchase> complete(List<UUID> ids) {
        if (ids.isEmpty()) return List.of();
        var lines = new LinkedHashMap<UUID, List<Purchase.Line>>();
        var refunds = new LinkedHashMap<UUID, List<Purchase.Refund>>();
        var array = ids.stream().map(UUID::toString).toArray(String[]::new);
        db.sql("""
            select l.purchase_id, l.kind, p.sku, p.name, l.quantity, l.total_minor, o.currency
            from orders.purchase_line l join orders.purchase o on o.id = l.purchase_id
            left join orders.product p on p.id = l.product_id
            where l.purchase_id = any(:ids::uuid[]) order by l.purchase_id, l.line""").param("ids", array).query(row -> {
            lines.computeIfAbsent(row.getObject("purchase_id", UUID.class), _ -> new ArrayList<>())
                    .add(new Purchase.Line(
                            Kind.valueOf(row.getString("kind")),
                            row.getString("sku"),
                            row.getString("name"),
                            row.getBigDecimal("quantity"),
                            Money.of(row.getLong("total_minor"), row.getString("currency"))));
        });
        db.sql("""
            select * from orders.refund where purchase_id = any(:ids::uuid[]) order by at, id""").param("ids", array).query(row -> {
            refunds.computeIfAbsent(row.getObject("purchase_id", UUID.class), _ -> new ArrayList<>())
                    .add(new Purchase.Refund(
                            row.getObject("id", UUID.class),
                            row.getString("external_id"),
                            row.getTimestamp("at").toInstant(),
                            Money.of(row.getLong("total_minor"), row.getString("currency")),
                            row.getString("reason")));
        });
        return db.sql("""
            select p.*, c.called as customer_name
            from orders.purchase p left join customers.api_customer c on c.id = p.customer_id
            where p.id = any(:ids::uuid[]) order by p.id""")
                .param("ids", array)
                .query((row, _) -> {
                    var id = row.getObject("id", UUID.class);
                    return new Purchase(
                            new PurchaseId(id),
                            row.getString("source"),
                            row.getString("external_id"),
                            row.getTimestamp("at").toInstant(),
                            customer(row),
                            row.getString("customer_name"),
                            Money.of(row.getLong("total_minor"), row.getString("currency")),
                            row.getString("channel"),
                            row.getString("place"),
                            lines.getOrDefault(id, List.of()),
                            refunds.getOrDefault(id, List.of()));
                })
                .list();
    }

    private OffsetDateTime startOf(LocalDate day) {
        return day.atStartOfDay(businesses.current().zone()).toInstant().atOffset(ZoneOffset.UTC);
    }

    private static @Nullable CustomerId customer(ResultSet row) throws SQLException {
        var id = row.getObject("customer_id", UUID.class);
        return id == null ? null : new CustomerId(id);
    }
}
