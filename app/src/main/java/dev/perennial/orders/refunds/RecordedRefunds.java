package dev.perennial.orders.refunds;

import dev.perennial.platform.Money;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads what was given back.
@Repository
class RecordedRefunds {
    private static final String REFUND = """
        select id, purchase_id, customer_id, source, external_id, at, currency, total_minor, reason
        from orders.refund""";

    private static final RowMapper<Refund> ROW = (row, _) -> new Refund(
            row.getObject("id", UUID.class),
            row.getObject("purchase_id", UUID.class),
            row.getObject("customer_id", UUID.class),
            row.getString("source"),
            row.getString("external_id"),
            row.getTimestamp("at").toInstant(),
            Money.of(row.getLong("total_minor"), row.getString("currency")),
            row.getString("reason"));

    private final JdbcClient db;

    RecordedRefunds(JdbcClient db) {
        this.db = db;
    }

    Optional<Refund> find(UUID id) {
        return db.sql(REFUND + " where id = ?").param(id).query(ROW).optional();
    }

    /// Every refund in the order it came in, a page at a time, for programs that keep a copy.
    List<Refund> after(@Nullable UUID last, int most) {
        return db.sql(REFUND + " where :after::uuid is null or id > :after::uuid order by id limit :most")
                .param("after", last == null ? null : last.toString())
                .param("most", most)
                .query(ROW)
                .list();
    }
}
