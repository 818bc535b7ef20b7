package dev.perennial.customers.profiles;

import dev.perennial.access.CurrentStaff;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.profiles.Listing.Count;
import dev.perennial.customers.profiles.Listing.Line;
import dev.perennial.customers.profiles.Listing.Sort;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Finds and lists customers; every question is answered from an index, however many customers there are.
@Repository
public class Directory {
    /// More than so many are not counted, nor sorted: whoever looks for somebody types one more word.
    static final int MOST_FOUND = 1_000;

    private final JdbcClient db;
    private final CurrentStaff staff;

    Directory(JdbcClient db, CurrentStaff staff) {
        this.db = db;
        this.staff = staff;
    }

    /// The first who match what was typed, as a list offers them to choose from; nobody when nothing was typed.
    @Transactional(readOnly = true)
    public List<Line> find(String typed, String country, int most) {
        var wanted = Wanted.of(typed, country);
        return wanted.isNobody()
                ? List.of()
                : list(wanted, Sort.NAME, null, most).lines();
    }

    /// @param after the customer after whom the page begins, or null for the first page
    @Transactional(readOnly = true)
    Listing list(Wanted wanted, Sort sort, @Nullable CustomerId after, int size) {
        if (wanted.isNobody()) return listing(all(sort, after, size + 1), count(), size);
        var found = find(wanted);
        var isMore = found.size() > MOST_FOUND;
        var sorted = sorted(found.stream().limit(MOST_FOUND).toArray(UUID[]::new), sort);
        var from = after == null ? 0 : sorted.indexOf(after.value()) + 1;
        var page = sorted.subList(from, Math.min(sorted.size(), from + size + 1));
        var precision = isMore ? Count.Precision.MORE_THAN : Count.Precision.EXACT;
        return listing(page, new Count(sorted.size(), precision), size);
    }

    /// The first customers of whom this was typed, by name; nobody when nothing was typed.
    ///
    /// @param country where a phone number without a country code is meant
    @Transactional(readOnly = true)
    public List<Line> search(String typed, String country, int most) {
        var wanted = Wanted.of(typed, country);
        if (wanted.isNobody()) return List.of();
        return list(wanted, Sort.NAME, null, most).lines();
    }

    /// @param page one more than fits, when there is another page
    private Listing listing(List<UUID> page, Count count, int size) {
        var shown = page.size() > size ? page.subList(0, size) : page;
        var next = page.size() > size ? Optional.of(new CustomerId(shown.getLast())) : Optional.<CustomerId>empty();
        return new Listing(lines(shown), count, next);
    }

    /// Those whose name, address or number begins with what was typed come first, then those that have it somewhere.
    private LinkedHashSet<UUID> find(Wanted wanted) {
        var found = new LinkedHashSet<UUID>();
        if (wanted.number() != null)
            found.addAll(ids(db.sql("select customer_id from customers.external_id where external_id = ? limit 50")
                    .param(wanted.number())));
        if (wanted.domain() != null)
            found.addAll(ids(db.sql("""
                select customer_id from customers.contact_point
                where kind = 'EMAIL' and split_part(key, '@', 2) >= ? and split_part(key, '@', 2) < ?
                order by split_part(key, '@', 2) limit ?""").params(wanted.domain(), after(wanted.domain()), MOST_FOUND + 1)));
        for (var prefix : wanted.prefixes()) {
            var end = after(prefix);
            found.addAll(ids(db.sql("""
                select id from customers.customer where name_key >= ? and name_key < ? order by name_key, id limit ?""").params(prefix, end, MOST_FOUND + 1)));
            if (found.size() > MOST_FOUND) return found;
            found.addAll(ids(db.sql("""
                select customer_id from customers.contact_point where key >= ? and key < ? order by key limit ?""").params(prefix, end, MOST_FOUND + 1)));
            if (found.size() > MOST_FOUND) return found;
        }
        if (!wanted.parts().isEmpty()) found.addAll(anywhere(wanted.parts()));
        return found;
    }

    /// Behind everything that begins so.
    private static String after(String prefix) {
        return prefix + "\uDBFF\uDFFF";
    }

    /// Without the index this would read every customer; with a limit the planner might think that the cheaper way,
    /// and be wrong whenever nobody matches.
    private List<UUID> anywhere(List<String> parts) {
        db.sql("set local enable_seqscan = off").update();
        var conditions = IntStream.range(0, parts.size())
                .mapToObj(i -> "search like :part" + i)
                .collect(Collectors.joining(" and "));
        var sql = db.sql("select id from customers.customer where " + conditions + " limit :most")
                .param("most", MOST_FOUND + 1);
        for (var i = 0; i < parts.size(); i++) sql = sql.param("part" + i, Wanted.pattern(parts.get(i)));
        var found = ids(sql);
        db.sql("set local enable_seqscan = on").update();
        return found;
    }

    private List<UUID> sorted(UUID[] found, Sort sort) {
        var order = switch (sort) {
            case NAME -> "c.name_key, c.id";
            case NEWEST -> "c.created_at desc, c.id desc";
            case VALUE -> """
                        (case when jsonb_typeof(t.traits -> 'value') = 'number'
                            then (t.traits ->> 'value')::numeric end) desc nulls last, c.name_key, c.id""";
        };
        return ids(db.sql("""
            select c.id from customers.customer c
            left join customers.trait t on t.customer_id = c.id and t.module = 'insights'
            where c.id = any(?) order by\s""" + order).param(found));
    }

    /// All customers in their order, from just after one of them; by value only those whose value is known.
    private List<UUID> all(Sort sort, @Nullable CustomerId after, int most) {
        var place = after == null ? Optional.of(Place.BEFORE_ALL) : place(after);
        if (place.isEmpty()) return List.of();
        var statement = switch (sort) {
            case NAME -> db.sql("""
                        select id from customers.customer where (name_key, id) > (:name, :first)
                        order by name_key, id limit :most""");
            case NEWEST -> db.sql("""
                        select id from customers.customer where (created_at, id) < (:since, :last)
                        order by created_at desc, id desc limit :most""");
            case VALUE -> db.sql("""
                        select customer_id from customers.trait
                        where module = 'insights' and jsonb_typeof(traits -> 'value') = 'number'
                          and ((traits ->> 'value')::numeric, customer_id) < (:value, :last)
                        order by (traits ->> 'value')::numeric desc, customer_id desc limit :most""");
        };
        var from = place.get();
        return ids(statement
                .param("name", from.name())
                .param("since", from.since(), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("value", from.value())
                .param("first", from.first())
                .param("last", from.last())
                .param("most", most));
    }

    /// Where a customer stands in each order.
    private record Place(String name, OffsetDateTime since, BigDecimal value, UUID first, UUID last) {
        static final Place BEFORE_ALL =
                new Place("", OffsetDateTime.MAX, new BigDecimal("1e30"), new UUID(0, 0), new UUID(-1, -1));
    }

    private Optional<Place> place(CustomerId customer) {
        return db.sql("""
            select c.name_key, c.created_at, coalesce(case when jsonb_typeof(t.traits -> 'value') = 'number'
                then (t.traits ->> 'value')::numeric end, -1e30) as value
            from customers.customer c
            left join customers.trait t on t.customer_id = c.id and t.module = 'insights'
            where c.id = ?""")
                .param(customer.value())
                .query((row, _) -> new Place(
                        row.getString("name_key"),
                        row.getObject("created_at", OffsetDateTime.class),
                        row.getBigDecimal("value"),
                        customer.value(),
                        customer.value()))
                .optional();
    }

    /// Up to a thousand are counted; beyond, the database's own estimate is near enough to say “about”.
    private Count count() {
        long counted = db.sql("select count(*) from (select from customers.customer limit ?)")
                .param(MOST_FOUND + 1)
                .query(Long.class)
                .single();
        if (counted <= MOST_FOUND) return new Count(counted, Count.Precision.EXACT);
        if (staff.seesOwnOnly()) return new Count(MOST_FOUND, Count.Precision.MORE_THAN);
        long estimated = db.sql("select reltuples::bigint from pg_class where oid = 'customers.customer'::regclass")
                .query(Long.class)
                .single();
        return estimated > MOST_FOUND
                ? new Count(estimated, Count.Precision.ABOUT)
                : new Count(MOST_FOUND, Count.Precision.MORE_THAN);
    }

    private List<Line> lines(List<UUID> ids) {
        var lines = new HashMap<UUID, Line>();
        db.sql("""
            select c.id, c.city, c.created_at,
                case when c.name = '' and not exists (select from customers.contact_point p where p.customer_id = c.id)
                    then customers.called(c.id, '') else c.name end as name,
                (select p.value from customers.contact_point p where p.customer_id = c.id and p.kind = 'EMAIL'
                 order by p.position, p.id limit 1) email,
                (select p.value from customers.contact_point p where p.customer_id = c.id and p.kind = 'PHONE'
                 order by p.position, p.id limit 1) phone,
                (select case when jsonb_typeof(t.traits -> 'value') = 'number'
                    then round((t.traits ->> 'value')::numeric) end
                 from customers.trait t where t.customer_id = c.id and t.module = 'insights') as value,
                (select a.at from customers.activity a where a.customer_id = c.id order by a.at desc, a.id desc limit 1)
                    last_seen
            from customers.customer c where c.id = any(?)""").param(ids.toArray(UUID[]::new)).query(row -> {
            var value = row.getBigDecimal("value");
            var lastSeen = row.getTimestamp("last_seen");
            var line = new Line(
                    new CustomerId(row.getObject("id", UUID.class)),
                    row.getString("name"),
                    row.getString("email"),
                    row.getString("phone"),
                    row.getString("city"),
                    value == null ? null : value.longValue(),
                    lastSeen == null ? null : lastSeen.toInstant(),
                    row.getTimestamp("created_at").toInstant());
            lines.put(line.id().value(), line);
        });
        return ids.stream().map(lines::get).filter(Objects::nonNull).toList();
    }

    private static List<UUID> ids(JdbcClient.StatementSpec statement) {
        return statement.query((row, _) -> row.getObject(1, UUID.class)).list();
    }
}
