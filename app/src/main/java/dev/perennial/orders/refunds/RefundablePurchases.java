package dev.perennial.orders.refunds;

import dev.perennial.orders.PurchaseId;
import dev.perennial.platform.Money;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// How much of a purchase may still be given back.
@Repository
class RefundablePurchases {
    private final JdbcClient db;

    RefundablePurchases(JdbcClient db) {
        this.db = db;
    }

    Optional<RefundablePurchase> find(PurchaseId id) {
        return db.sql("""
            select p.external_id, p.total_minor, p.currency,
                   (select coalesce(sum(r.total_minor), 0) from orders.refund r where r.purchase_id = p.id) as refunded
            from orders.purchase p where p.id = ?""")
                .param(id.value())
                .query((row, _) -> new RefundablePurchase(
                        id,
                        row.getString("external_id"),
                        Money.of(row.getLong("total_minor"), row.getString("currency")),
                        Money.of(row.getLong("total_minor") - row.getLong("refunded"), row.getString("currency"))))
                .optional();
    }
}
