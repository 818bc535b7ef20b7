package dev.perennial.customers.privacy.erasures;

import dev.perennial.customers.CustomerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Erasures under way and done. While one is under way it names the customer, afterwards nobody.
@Repository
class Erasures {
    private static final TypeReference<LinkedHashMap<String, Long>> ROWS = new TypeReference<>() {};

    private final JdbcClient db;
    private final JsonMapper json;
    private final Clock clock;

    Erasures(JdbcClient db, JsonMapper json, Clock clock) {
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    record UnderWay(ErasureId id, CustomerId customer, Instant askedAt) {}

    /// The same when it was begun before.
    UnderWay begin(CustomerId customer, @Nullable UUID by) {
        db.sql("""
            insert into customers.erasure (customer_id, asked_by, asked_at) values (:customer, :by, :at)
            on conflict (customer_id) where customer_id is not null do nothing""")
                .param("customer", customer.value())
                .param("by", by, java.sql.Types.OTHER)
                .param("at", Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MILLIS)))
                .update();
        return underWay().stream()
                .filter(each -> each.customer().equals(customer))
                .findFirst()
                .orElseThrow();
    }

    List<UnderWay> underWay() {
        return db.sql(
                        "select id, customer_id, asked_at from customers.erasure where customer_id is not null order by asked_at")
                .query((row, _) -> new UnderWay(
                        new ErasureId(row.getObject("id", UUID.class)),
                        new CustomerId(row.getObject("customer_id", UUID.class)),
                        row.getTimestamp("asked_at").toInstant()))
                .list();
    }

    /// @return false when somebody else has finished it meanwhile
    boolean lock(ErasureId id) {
        return db.sql("select id from customers.erasure where id = ? and customer_id is not null for update")
                .param(id.value())
                .query((row, _) -> row.getObject(1, UUID.class))
                .optional()
                .isPresent();
    }

    /// Adds to what was counted before: a step that is repeated finds nothing more.
    void count(ErasureId id, Map<String, Long> rows) {
        var all = rows(id);
        rows.forEach((name, count) -> all.merge(name, count, Long::sum));
        db.sql("update customers.erasure set rows = ?::jsonb where id = ?")
                .params(json.writeValueAsString(all), id.value())
                .update();
    }

    void finish(UnderWay erasure) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        db.sql("update customers.erasure set customer_id = null, done_at = ?, digest = ? where id = ?")
                .params(
                        Timestamp.from(now),
                        Proof.digest(erasure.id(), erasure.askedAt(), now, rows(erasure.id())),
                        erasure.id().value())
                .update();
    }

    /// @throws NoSuchElementException when there is none, or it is under way
    Proof proof(ErasureId id) {
        return db.sql("select * from customers.erasure where id = ? and done_at is not null")
                .param(id.value())
                .query((row, _) -> proof(row))
                .optional()
                .orElseThrow(() -> new NoSuchElementException("no erasure " + id));
    }

    List<Proof> latest(int most) {
        return db.sql("select * from customers.erasure where done_at is not null order by done_at desc limit ?")
                .param(most)
                .query((row, _) -> proof(row))
                .list();
    }

    private Map<String, Long> rows(ErasureId id) {
        return db.sql("select rows from customers.erasure where id = ?")
                .param(id.value())
                .query((row, _) -> json.readValue(row.getString(1), ROWS))
                .single();
    }

    private Proof proof(ResultSet row) throws SQLException {
        return new Proof(
                new ErasureId(row.getObject("id", UUID.class)),
                row.getTimestamp("asked_at").toInstant(),
                row.getTimestamp("done_at").toInstant(),
                json.readValue(row.getString("rows"), ROWS),
                Optional.ofNullable(row.getString("digest")).orElse(""));
    }
}
