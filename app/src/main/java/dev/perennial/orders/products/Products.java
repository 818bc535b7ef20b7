package dev.perennial.orders.products;

import dev.perennial.access.CurrentStaff;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class Products {
    private final JdbcClient db;
    private final CurrentStaff staff;

    Products(JdbcClient db, CurrentStaff staff) {
        this.staff = staff;
        this.db = db;
    }

    /// @param search part of the name or the start of the article number; empty for all
    List<ProductRow> rows(String search, ProductOrder order, int most) {
        staff.requireWholeSight();
        var escaped = search.replaceAll("([\\\\%_])", "\\\\$1");
        return db.sql("""
            select p.sku, p.name, f.quantity, f.revenue_minor, f.buyers, f.again, f.last_at
            from orders.product_figure f join orders.product p on p.id = f.product_id
            where :all or p.name ilike :part or p.sku ilike :start
            order by %s, f.product_id limit :most""".formatted(order.sql()))
                .param("all", search.isEmpty())
                .param("part", "%" + escaped + "%")
                .param("start", escaped + "%")
                .param("most", most)
                .query((row, _) -> new ProductRow(
                        row.getString("sku"),
                        row.getString("name"),
                        row.getBigDecimal("quantity"),
                        row.getLong("revenue_minor"),
                        row.getLong("buyers"),
                        row.getLong("again"),
                        row.getTimestamp("last_at").toInstant()))
                .list();
    }

    /// When the figures were last worked out, or nothing when they never were.
    Optional<Instant> workedOutAt() {
        staff.requireWholeSight();
        return db.sql("select worked_out_at from orders.figures where worked_out_at is not null")
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .optional();
    }
}
