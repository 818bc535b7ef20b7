package dev.perennial.orders.imports;

import dev.perennial.imports.ImportId;
import dev.perennial.imports.ImportKind;
import dev.perennial.imports.ImportState;
import dev.perennial.imports.ImportTable;
import dev.perennial.orders.imports.reading.Layout;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The files of orders.
@Repository
class OrderImports extends ImportTable<OrderImport> {
    static final ImportKind KIND =
            new ImportKind("orders", "orders", List.of("import_row", "import_order", "import_customer"));

    private final JsonMapper json;

    OrderImports(JdbcClient db, JsonMapper json, Clock clock) {
        super(KIND, db, json, clock);
        this.json = json;
    }

    void keepLayout(ImportId id, Layout layout, String source, @Nullable String consentOrigin) {
        db.sql("update orders.import set layout = ?::jsonb, source = ?, consent_origin = ? where id = ?")
                .param(json(layout))
                .param(source)
                .param(consentOrigin)
                .param(id.value())
                .update();
    }

    void keepRates(ImportId id, Map<String, BigDecimal> rates) {
        db.sql("update orders.import set rates = ?::jsonb where id = ?")
                .params(json(rates), id.value())
                .update();
    }

    long customers(ImportId id) {
        return db.sql("select count(*) from orders.import_customer where import_id = ?")
                .param(id.value())
                .query(Long.class)
                .single();
    }

    /// One more than the highest number of an order: numbers may have gaps where orders were set aside.
    long orders(ImportId id) {
        return db.sql("select coalesce(max(n) + 1, 0) from orders.import_order where import_id = ?")
                .param(id.value())
                .query(Long.class)
                .single();
    }

    @Override
    protected OrderImport read(ResultSet row, int number) throws SQLException {
        var rates = new HashMap<String, BigDecimal>();
        json.readTree(row.getString("rates"))
                .properties()
                .forEach(rate -> rates.put(rate.getKey(), rate.getValue().decimalValue()));
        return new OrderImport(
                id(row),
                row.getObject("file_id", UUID.class),
                row.getString("file_name"),
                row.getString("sha256"),
                row.getString("source"),
                row.getString("consent_origin"),
                ImportState.valueOf(row.getString("state")),
                row.getLong("mark"),
                row.getLong("total"),
                json(row.getString("layout"), Layout.class),
                Map.copyOf(rates),
                json(row.getString("expected"), Expected.class),
                json(row.getString("outcome"), Outcome.class),
                problem(row),
                row.getLong("problem_at"),
                row.getTimestamp("brought_at").toInstant(),
                instant(row.getTimestamp("finished_at")),
                instant(row.getTimestamp("undone_at")));
    }
}
