package dev.perennial.customers.profiles;

import dev.perennial.customers.CustomerId;
import dev.perennial.customers.contacts.Emails;
import dev.perennial.customers.contacts.Phones;
import dev.perennial.customers.fields.CustomField;
import dev.perennial.customers.fields.CustomFields;
import dev.perennial.platform.Businesses;
import dev.perennial.programs.Cursor;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Reads customers whole and many at once, and keeps what other systems call them.
@Repository
class ProfileRecords {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final JdbcClient db;
    private final JsonMapper json;
    private final CustomFields customFields;
    private final Businesses businesses;
    private final Clock clock;

    ProfileRecords(JdbcClient db, JsonMapper json, CustomFields customFields, Businesses businesses, Clock clock) {
        this.db = db;
        this.json = json;
        this.customFields = customFields;
        this.businesses = businesses;
        this.clock = clock;
    }

    /// What a program looks for; null stands for all.
    record Filter(
            @Nullable Instant changedSince,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String source,
            @Nullable String number) {}

    record Row(ProfileJson profile, Cursor place) {}

    Optional<ProfileJson> find(CustomerId id) {
        return rows("where c.id = :id", Map.of("id", id.value())).stream()
                .map(Row::profile)
                .findFirst();
    }

    /// In the order of their last change, so that whoever asks for the rest later misses nobody. Who is reached by an
    /// address is looked up first, for few have it: the planner would walk along the order of changes instead.
    List<Row> list(Filter filter, @Nullable Cursor after, int most) {
        var where = new ArrayList<String>();
        var params = new HashMap<String, Object>();
        params.put("most", most);
        if (filter.changedSince() != null) {
            where.add("c.changed_at >= :since");
            params.put("since", Timestamp.from(filter.changedSince()));
        }
        if (filter.email() != null) reachedBy("EMAIL", Emails.key(filter.email().strip()), where, params);
        if (filter.phone() != null)
            reachedBy("PHONE", Phones.key(filter.phone(), businesses.current().country()), where, params);
        if (filter.number() != null) {
            where.add("""
                c.id = any(array(select e.customer_id from customers.external_id e
                    where e.external_id = :number and (:source::text is null or e.source = :source)))""");
            params.put("number", filter.number());
        }
        if (after != null) {
            where.add("(c.changed_at, c.id) > (:at, :after)");
            params.put("at", Timestamp.from(after.at()));
            params.put("after", after.id());
        }
        var condition = (where.isEmpty() ? "" : "where " + String.join(" and ", where))
                + " order by c.changed_at, c.id limit :most";
        var all = new HashMap<String, @Nullable Object>(params);
        if (filter.number() != null) all.put("source", filter.source());
        return rows(condition, all);
    }

    /// Who has this number in that system.
    Optional<CustomerId> ownerOf(ProfileJson.Number number) {
        return db.sql("select customer_id from customers.external_id where external_id = ? and source = ?")
                .params(number.number(), number.source())
                .query(UUID.class)
                .optional()
                .map(CustomerId::new);
    }

    /// Adds what another system calls the customer; the caller has made sure that it is nobody else's.
    void add(CustomerId id, List<ProfileJson.Number> numbers) {
        var added = 0;
        for (var number : numbers)
            added += db.sql("""
                insert into customers.external_id (source, external_id, customer_id) values (?, ?, ?)
                on conflict do nothing""")
                    .params(number.source(), number.number(), id.value())
                    .update();
        if (added > 0)
            db.sql("""
                update customers.customer set search = customers.search_line(id, name_key),
                    changed_at = greatest(:now, changed_at + interval '1 microsecond')
                where id = :id""")
                    .param("now", Timestamp.from(clock.instant()))
                    .param("id", id.value())
                    .update();
    }

    private static void reachedBy(String kind, @Nullable String key, List<String> where, Map<String, Object> params) {
        if (key == null) {
            where.add("false");
            return;
        }
        var name = kind.toLowerCase(Locale.ROOT);
        where.add("""
            c.id = any(array(select p.customer_id from customers.contact_point p
                where p.kind = '%s' and p.key = :%s))""".formatted(kind, name));
        params.put(name, key);
    }

    private List<Row> rows(String condition, Map<String, ? extends @Nullable Object> params) {
        var own = customFields.all().stream()
                .collect(Collectors.toMap(it -> it.id().toString(), CustomField::name));
        return db.sql("""
            select c.*,
                array(select p.value from customers.contact_point p
                      where p.customer_id = c.id and p.kind = 'EMAIL' order by p.position, p.id) as emails,
                array(select p.value from customers.contact_point p
                      where p.customer_id = c.id and p.kind = 'PHONE' order by p.position, p.id) as phones,
                array(select e.source || ' ' || e.external_id from customers.external_id e
                      where e.customer_id = c.id and customers.number_key(e.external_id) is not null
                      order by e.source, e.external_id) as numbers
            from customers.customer c %s""".formatted(condition))
                .params(params)
                .query((row, _) -> row(row, own))
                .list();
    }

    private Row row(ResultSet row, Map<String, String> own) throws SQLException {
        var changedAt = row.getTimestamp("changed_at").toInstant();
        var id = row.getObject("id", UUID.class);
        var profile = new ProfileJson(
                id.toString(),
                row.getString("name"),
                texts(row.getArray("emails")),
                texts(row.getArray("phones")),
                new ProfileJson.Address(
                        row.getString("street"),
                        row.getString("postal_code"),
                        row.getString("city"),
                        row.getString("region"),
                        row.getString("country")),
                birthday(row),
                row.getString("language"),
                row.getString("came_from"),
                row.getString("campaign"),
                named(json.readValue(row.getString("demographics"), TEXTS)),
                ownFields(json.readValue(row.getString("fields"), TEXTS), own),
                texts(row.getArray("numbers")).stream()
                        .map(ProfileRecords::number)
                        .toList(),
                row.getTimestamp("created_at").toInstant().toString(),
                changedAt.toString());
        return new Row(profile, new Cursor(changedAt, id));
    }

    private static @Nullable String birthday(ResultSet row) throws SQLException {
        if (row.getObject("birth_day") == null) return null;
        var year = row.getObject("birth_year", Integer.class);
        var day = "%02d-%02d".formatted(row.getInt("birth_month"), row.getInt("birth_day"));
        return year == null ? "--" + day : year + "-" + day;
    }

    private static Map<String, String> named(Map<String, String> demographics) {
        var named = new LinkedHashMap<String, String>();
        demographics.forEach((name, value) -> named.put(name.toLowerCase(Locale.ROOT), value));
        return named;
    }

    private static Map<String, String> ownFields(Map<String, String> kept, Map<String, String> own) {
        var named = new TreeMap<String, String>();
        kept.forEach((field, value) -> {
            var name = own.get(field);
            if (name != null) named.put(name, value);
        });
        return named;
    }

    /// A source has no blanks in its name.
    private static ProfileJson.Number number(String text) {
        var blank = text.indexOf(' ');
        return new ProfileJson.Number(text.substring(0, blank), text.substring(blank + 1));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
