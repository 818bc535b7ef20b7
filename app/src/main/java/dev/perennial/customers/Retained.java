package dev.perennial.customers;

import java.sql.Timestamp;
import java.util.function.ToLongBiFunction;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Something that is kept for a time only.
///
/// @param name a message key that names it for ever: `customers.retention.notes`
/// @param days how long, until the owner says otherwise; no less than `least`, no more than `most`
/// @param asks whether the owner has to agree before anything goes; what the product itself left behind goes unasked
/// @param count how many rows are older
/// @param remove takes out some of them and says how many; called until there are none
public record Retained(
        String name,
        int days,
        int least,
        int most,
        boolean asks,
        ToLongBiFunction<JdbcClient, Timestamp> count,
        ToLongBiFunction<JdbcClient, Timestamp> remove) {
    private static final int CHUNK = 10_000;

    /// Rows of one table.
    ///
    /// @param old a condition on `:before`
    public static Retained rows(String name, int days, int least, int most, boolean asks, String table, String old) {
        return new Retained(
                name,
                days,
                least,
                most,
                asks,
                (db, before) -> count(db, table, old, before),
                (db, before) -> db.sql("""
                    with old as materialized (select ctid from %s where %s limit %d),
                    over as materialized (select set_config('perennial.retention', 'on', true) as retention)
                    delete from %s using over
                    where over.retention = 'on' and %s.ctid in (select ctid from old)""".formatted(table, old, CHUNK, table, table.replaceFirst(".*\\.", "")))
                        .param("before", before)
                        .update());
    }

    public static long count(JdbcClient db, String table, String old, Timestamp before) {
        return db.sql("select count(*) from %s where %s".formatted(table, old))
                .param("before", before)
                .query(Long.class)
                .single();
    }
}
