package dev.perennial.customers.profiles;

import dev.perennial.access.AuditLog;
import dev.perennial.customers.Activities;
import dev.perennial.customers.Activity;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.SourceWords;
import dev.perennial.customers.contacts.Birthday;
import dev.perennial.customers.contacts.Folding;
import dev.perennial.customers.profiles.Profile.Reach;
import dev.perennial.platform.Businesses;
import dev.perennial.programs.Webhooks;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
public class Profiles {
    static final String MADE = "customers.made";
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final JdbcClient db;
    private final JsonMapper json;
    private final Activities activities;
    private final Webhooks webhooks;
    private final SourceWords sources;
    private final Businesses businesses;
    private final Clock clock;
    private final AuditLog log;

    Profiles(
            JdbcClient db,
            JsonMapper json,
            Activities activities,
            Webhooks webhooks,
            SourceWords sources,
            Businesses businesses,
            AuditLog log,
            Clock clock) {
        this.log = log;
        this.db = db;
        this.json = json;
        this.activities = activities;
        this.webhooks = webhooks;
        this.sources = sources;
        this.businesses = businesses;
        this.clock = clock;
    }

    public Optional<Profile> find(CustomerId id) {
        var reaches = reaches(id);
        var numbers = numbers(id);
        return db.sql("select * from customers.customer where id = ?")
                .param(id.value())
                .query((row, _) -> {
                    var month = row.getObject("birth_month", Integer.class);
                    return new Profile(
                            id,
                            row.getString("name"),
                            reaches,
                            new Profile.Address(
                                    row.getString("street"),
                                    row.getString("postal_code"),
                                    row.getString("city"),
                                    row.getString("region"),
                                    row.getString("country")),
                            month == null
                                    ? null
                                    : new Birthday(
                                            MonthDay.of(month, row.getInt("birth_day")),
                                            row.getObject("birth_year", Integer.class)),
                            row.getString("language"),
                            row.getString("came_from"),
                            row.getString("campaign"),
                            json.readValue(row.getString("demographics"), TEXTS),
                            json.readValue(row.getString("fields"), TEXTS),
                            numbers,
                            row.getBoolean("sample"),
                            row.getTimestamp("created_at").toInstant(),
                            row.getTimestamp("changed_at").toInstant());
                })
                .optional();
    }

    /// Makes a customer by hand.
    @Transactional
    CustomerId make(Draft draft) {
        var now = clock.instant();
        var id = new CustomerId(db.sql("select uuidv7()").query(UUID.class).single());
        db.sql("""
            insert into customers.customer (id, name, sample, created_at, changed_at)
            values (:id, '', :sample, :now, :now)""")
                .param("id", id.value())
                .param("sample", businesses.current().sample())
                .param("now", Timestamp.from(now))
                .update();
        save(id, draft, now);
        activities.append(new Activity(id, MADE, now, "customer:" + id, null, null, Map.of()));
        webhooks.tell("customer.created", "customer.created:" + id, Map.of("customer", id.toString()));
        log.changed("customers.made", id.value());
        return id;
    }

    /// Saves what was edited, unless somebody else saved since `seen`.
    ///
    /// @return false when somebody did, and nothing was saved
    @Transactional
    boolean change(CustomerId id, Draft draft, Instant seen) {
        var free = db.sql("select changed_at = ? from customers.customer where id = ? for update")
                .params(Timestamp.from(seen), id.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
        if (!free) return false;
        var changed = find(id).map(draft::differences).orElse(List.of());
        save(id, draft, clock.instant());
        log.changed("customers.profile", id.value());
        if (!changed.isEmpty())
            webhooks.tell(
                    "customer.changed",
                    "customer.changed:" + UUID.randomUUID(),
                    Map.of("customer", id.toString(), "changed", changed));
        return true;
    }

    /// The customer whom an address or a phone belongs to, other than `but`.
    Optional<Owner> ownerOf(Reach reach, Optional<CustomerId> but) {
        return db.sql("""
            select c.id, c.name from customers.contact_point p join customers.customer c on c.id = p.customer_id
            where p.key = :key and p.kind = :kind and c.id is distinct from :but order by p.id limit 1""")
                .param("key", reach.key())
                .param("kind", reach.kind().name())
                .param("but", but.map(CustomerId::value).orElse(null), java.sql.Types.OTHER)
                .query((row, _) -> new Owner(new CustomerId(row.getObject("id", UUID.class)), row.getString("name")))
                .optional();
    }

    record Owner(CustomerId id, String name) {}

    private void save(CustomerId id, Draft draft, Instant now) {
        db.sql("delete from customers.contact_point where customer_id = ? and kind || ':' || key <> all(?)")
                .params(
                        id.value(),
                        draft.reaches().stream()
                                .map(reach -> reach.kind() + ":" + reach.key())
                                .toArray(String[]::new))
                .update();
        var position = 0;
        for (var reach : draft.reaches())
            db.sql("""
                insert into customers.contact_point (customer_id, kind, value, key, position)
                values (:customer, :kind, :value, :key, :position)
                on conflict (customer_id, kind, key) do update
                    set value = excluded.value, position = excluded.position""")
                    .param("customer", id.value())
                    .param("kind", reach.kind().name())
                    .param("value", reach.value())
                    .param("key", reach.key())
                    .param("position", position++)
                    .update();
        var birthday = draft.birthday();
        var address = draft.address();
        db.sql("""
            update customers.customer set name = :name, name_key = :nameKey,
                search = customers.search_line(id, :nameKey), language = :language, came_from = :cameFrom, campaign = :campaign,
                birth_month = :month, birth_day = :day, birth_year = :year, street = :street,
                postal_code = :postalCode, city = :city, region = :region, country = :country,
                demographics = :demographics::jsonb, fields = :fields::jsonb,
                changed_at = greatest(:now, changed_at + interval '1 microsecond')
            where id = :id""")
                .param("id", id.value())
                .param("name", draft.name())
                .param("nameKey", Folding.key(draft.name()))
                .param("language", draft.language())
                .param("cameFrom", draft.cameFrom())
                .param("campaign", draft.campaign())
                .param("month", birthday == null ? null : birthday.day().getMonthValue())
                .param("day", birthday == null ? null : birthday.day().getDayOfMonth())
                .param("year", birthday == null ? null : birthday.year())
                .param("street", address.street())
                .param("postalCode", address.postalCode())
                .param("city", address.city())
                .param("region", address.region())
                .param("country", address.country())
                .param("demographics", json.writeValueAsString(draft.demographics()))
                .param("fields", json.writeValueAsString(draft.fields()))
                .param("now", Timestamp.from(now))
                .update();
        learn(draft);
    }

    private void learn(Draft draft) {
        var said = draft.cameFrom();
        if (said != null) sources.learn(List.of(said));
    }

    private List<Reach> reaches(CustomerId id) {
        return db.sql("""
            select kind, value, key from customers.contact_point where customer_id = ? order by kind, position, id""")
                .param(id.value())
                .query((row, _) -> new Reach(
                        Reach.Kind.valueOf(row.getString("kind")), row.getString("value"), row.getString("key")))
                .list();
    }

    /// Numbers that other systems gave; those made of a name stand in for none.
    private List<String> numbers(CustomerId id) {
        return db.sql("""
            select source || ' ' || external_id from customers.external_id
            where customer_id = ? and external_id not like 'name:%' and external_id not like 'sha256:%'
            order by source, external_id limit 20""").param(id.value()).query((row, _) -> row.getString(1)).list();
    }
}
