package dev.perennial.orders.imports;

import dev.perennial.orders.imports.reading.Layout;
import dev.perennial.platform.StoredFile;
import dev.perennial.tables.UnreadableFile;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The imports and how far they are. Whoever moves one on says from where, so that two processes never do the
/// same step twice.
@Repository
class Imports {
    private final JdbcClient db;
    private final JsonMapper json;
    private final Clock clock;

    Imports(JdbcClient db, JsonMapper json, Clock clock) {
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    ImportId add(StoredFile file, String source, @Nullable UUID broughtBy) {
        return new ImportId(db.sql("""
            insert into orders.import (file_id, file_name, sha256, source, state, brought_by, brought_at)
            values (:file, :name, :sha256, :source, 'UPLOADED', :by, :at) returning id""")
                .param("file", file.id())
                .param("name", file.name())
                .param("sha256", file.sha256())
                .param("source", source)
                .param("by", broughtBy)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single());
    }

    /// @throws NoSuchElementException when there is none
    OrderImport get(ImportId id) {
        return db.sql("select * from orders.import where id = ?")
                .param(id.value())
                .query(this::read)
                .optional()
                .orElseThrow(() -> new NoSuchElementException(id.toString()));
    }

    /// The latest first.
    List<OrderImport> latest(int most) {
        return db.sql("select * from orders.import order by brought_at desc, id desc limit ?")
                .param(most)
                .query(this::read)
                .list();
    }

    List<ImportId> underWay() {
        return db.sql("""
            select id from orders.import
            where state in ('UPLOADED', 'STAGING', 'SORTING', 'CUSTOMERS', 'ORDERS', 'UNDOING') order by brought_at""")
                .query((row, _) -> new ImportId(row.getObject("id", UUID.class)))
                .list();
    }

    /// An import of the very same file that stands in the books, other than this one.
    Optional<OrderImport> sameFile(OrderImport other) {
        return db.sql("""
            select * from orders.import where sha256 = ? and id <> ? and state = 'DONE'
            order by brought_at desc limit 1""")
                .params(other.sha256(), other.id().value())
                .query(this::read)
                .optional();
    }

    /// The names people have given their systems so far, the latest first.
    List<String> sources() {
        return db.sql("select source from orders.import group by source order by max(brought_at) desc limit 10")
                .query((row, _) -> row.getString("source"))
                .list();
    }

    void keepLayout(ImportId id, Layout layout, String source, @Nullable String consentOrigin) {
        db.sql("update orders.import set layout = ?::jsonb, source = ?, consent_origin = ? where id = ?")
                .param(json.writeValueAsString(layout))
                .param(source)
                .param(consentOrigin)
                .param(id.value())
                .update();
    }

    void keepRates(ImportId id, Map<String, BigDecimal> rates) {
        db.sql("update orders.import set rates = ?::jsonb where id = ?")
                .params(json.writeValueAsString(rates), id.value())
                .update();
    }

    void keepExpected(ImportId id, Expected expected) {
        db.sql("update orders.import set expected = ?::jsonb where id = ?")
                .params(json.writeValueAsString(expected), id.value())
                .update();
    }

    void keepOutcome(ImportId id, Outcome outcome) {
        db.sql("update orders.import set outcome = ?::jsonb where id = ?")
                .params(json.writeValueAsString(outcome), id.value())
                .update();
    }

    void keepProblem(ImportId id, UnreadableFile problem) {
        db.sql("update orders.import set problem = ?, problem_at = ? where id = ?")
                .params(problem.reason().name(), problem.line(), id.value())
                .update();
    }

    /// Moves the mark within a step. In a transaction this comes first: it locks the import, and whoever waited
    /// for the lock finds the mark moved.
    ///
    /// @throws Overtaken when the import is not where the caller thinks
    void move(OrderImport from, long mark, long to) {
        int moved = db.sql("update orders.import set mark = ? where id = ? and state = ? and mark = ?")
                .params(to, from.id().value(), from.state().name(), mark)
                .update();
        if (moved == 0) throw new Overtaken(from.id());
    }

    /// Goes from one step to the next.
    ///
    /// @throws Overtaken when the import is not where the caller thinks
    void enter(OrderImport from, ImportState next, long total) {
        int moved = db.sql("update orders.import set state = ?, mark = 0, total = ? where id = ? and state = ?")
                .params(next.name(), total, from.id().value(), from.state().name())
                .update();
        if (moved == 0) throw new Overtaken(from.id());
    }

    void finish(ImportId id) {
        db.sql("update orders.import set finished_at = ? where id = ?")
                .params(clock.instant().atOffset(ZoneOffset.UTC), id.value())
                .update();
    }

    void markUndone(ImportId id) {
        db.sql("update orders.import set undone_at = ? where id = ?")
                .params(clock.instant().atOffset(ZoneOffset.UTC), id.value())
                .update();
    }

    /// Forgets an import nothing of which was booked.
    void remove(OrderImport unbooked) {
        int removed = db.sql("delete from orders.import where id = ? and state = ?")
                .params(unbooked.id().value(), unbooked.state().name())
                .update();
        if (removed == 0) throw new Overtaken(unbooked.id());
    }

    private OrderImport read(ResultSet row, int number) throws SQLException {
        var rates = new HashMap<String, BigDecimal>();
        json.readTree(row.getString("rates"))
                .properties()
                .forEach(rate -> rates.put(rate.getKey(), rate.getValue().decimalValue()));
        var problem = row.getString("problem");
        return new OrderImport(
                new ImportId(row.getObject("id", UUID.class)),
                row.getObject("file_id", UUID.class),
                row.getString("file_name"),
                row.getString("sha256"),
                row.getString("source"),
                row.getString("consent_origin"),
                ImportState.valueOf(row.getString("state")),
                row.getLong("mark"),
                row.getLong("total"),
                read(row.getString("layout"), Layout.class),
                Map.copyOf(rates),
                read(row.getString("expected"), Expected.class),
                read(row.getString("outcome"), Outcome.class),
                problem == null ? null : UnreadableFile.Reason.valueOf(problem),
                row.getLong("problem_at"),
                row.getTimestamp("brought_at").toInstant(),
                instant(row.getTimestamp("finished_at")),
                instant(row.getTimestamp("undone_at")));
    }

    private <T> @Nullable T read(@Nullable String text, Class<T> type) {
        return text == null ? null : json.readValue(text, type);
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
