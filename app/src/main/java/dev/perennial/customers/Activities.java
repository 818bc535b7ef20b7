package dev.perennial.customers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What happened to customers. Nothing here is ever changed; what was wrong is followed by what puts it right.
@Repository
public class Activities {
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private static final Place NEWEST = new Place(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1, -1));

    private final JdbcClient db;
    private final JsonMapper json;
    private final Aliases aliases;

    Activities(JdbcClient db, JsonMapper json, Aliases aliases) {
        this.db = db;
        this.json = json;
        this.aliases = aliases;
    }

    /// Of a customer who was merged into another, it is the other's.
    ///
    /// @return false when its source was seen before, and nothing was appended
    @Transactional
    public boolean append(Activity activity) {
        var customer = aliases.hold(activity.customer()).orElse(activity.customer());
        return db.sql("""
            insert into customers.activity (customer_id, kind, at, source, amount_minor, currency, data)
            values (:customer, :kind, :at, :source, :amount, :currency, :data::jsonb)
            on conflict (source) do nothing""")
                        .param("customer", customer.value())
                        .param("kind", activity.kind())
                        .param("at", Timestamp.from(activity.at()))
                        .param("source", activity.source())
                        .param("amount", activity.amountMinor())
                        .param("currency", activity.currency())
                        .param("data", json.writeValueAsString(activity.data()))
                        .update()
                == 1;
    }

    /// The customer's activities, newest first.
    ///
    /// @param kinds only these; all when empty
    /// @param before only what lies before this place, or null for the newest
    public List<Entry> timeline(CustomerId customer, Collection<String> kinds, @Nullable Place before, int most) {
        var from = before == null ? NEWEST : before;
        return db.sql("""
            select id, customer_id, kind, at, source, amount_minor, currency, data from customers.activity
            where customer_id = :customer and (:all or kind = any(:kinds))
              and (at, id) < (:at, :id)
            order by at desc, id desc limit :most""")
                .param("customer", customer.value())
                .param("all", kinds.isEmpty())
                .param("kinds", kinds.toArray(String[]::new))
                .param("at", Timestamp.from(from.at()))
                .param("id", from.id())
                .param("most", most)
                .query((row, _) -> entry(row))
                .list();
    }

    /// The activity a source caused.
    public Optional<Entry> caused(String source) {
        return db.sql("""
            select id, customer_id, kind, at, source, amount_minor, currency, data from customers.activity
            where source = ?""").param(source).query((row, _) -> entry(row)).optional();
    }

    /// The kinds of activities a customer has, for choosing among them.
    public List<String> kinds(CustomerId customer) {
        return db.sql("select distinct kind from customers.activity where customer_id = ? order by kind")
                .param(customer.value())
                .query((row, _) -> row.getString(1))
                .list();
    }

    private Entry entry(ResultSet row) throws SQLException {
        var at = row.getTimestamp("at").toInstant();
        return new Entry(
                new Place(at, row.getObject("id", UUID.class)),
                new Activity(
                        new CustomerId(row.getObject("customer_id", UUID.class)),
                        row.getString("kind"),
                        at,
                        row.getString("source"),
                        row.getObject("amount_minor", Long.class),
                        row.getString("currency"),
                        json.readValue(row.getString("data"), OBJECT)));
    }

    /// A place on a timeline; two things of the same instant have their order too.
    public record Place(Instant at, UUID id) {}

    public record Entry(Place place, Activity activity) {}
}
