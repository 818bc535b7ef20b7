package dev.perennial.customers.duplicates;

import dev.perennial.customers.contacts.Folding;
import dev.perennial.platform.BulkRows;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Looks through all customers for pairs who may be one person.
///
/// Everybody is filed under a few keys, and only those under the same key are compared, so the work grows with the
/// customers and not with their square. What very many are filed under says nothing and is left out: five thousand
/// people of the same name are not compared by that name, but by their phones they are.
@Component
class Finding {
    private static final int PEOPLE_AT_ONCE = 10_000;
    private static final int PAIRS_AT_ONCE = 50_000;

    /// How many people, twice, are kept at hand while pairs are compared.
    private static final int BLOCK = 50_000;

    private final JdbcClient db;
    private final BulkRows bulk;

    Finding(JdbcClient db, BulkRows bulk) {
        this.db = db;
        this.bulk = bulk;
    }

    private record Found(UUID one, UUID other, Likeness likeness) {}

    /// @param progress told the share that is done, now and then
    /// @return how many pairs are worth a look
    @Transactional
    long search(DoubleConsumer progress) {
        db.sql("set local work_mem = '48MB'").update();
        gather();
        file(progress);
        pairUp();
        compare(progress);
        return keep();
    }

    private void gather() {
        db.sql("""
            create temporary table person on commit drop as
            select row_number() over (order by c.id)::int as n, c.id, c.sample, c.name_key, c.street, c.postal_code,
                   c.birth_month, c.birth_day, c.birth_year, p.emails, p.phones
            from customers.customer c left join (
                select customer_id, array_agg(key) filter (where kind = 'EMAIL') as emails,
                       array_agg(key) filter (where kind = 'PHONE') as phones
                from customers.contact_point group by customer_id) p on p.customer_id = c.id""").update();
        db.sql("create unique index on person (n)").update();
        db.sql("analyze person").update();
        db.sql("create temporary table filed (key text collate \"C\" not null, n int not null) on commit drop")
                .update();
    }

    private void file(DoubleConsumer progress) {
        var all = db.sql("select count(*) from person").query(Integer.class).single();
        for (var from = 0; from < all; from += PEOPLE_AT_ONCE) {
            var people = db.sql("select * from person where n > ? and n <= ?")
                    .params(from, from + PEOPLE_AT_ONCE)
                    .query((row, _) -> new Numbered(row.getInt("n"), known(row)))
                    .list();
            bulk.copy(
                    "copy filed (key, n) from stdin",
                    people.stream().flatMap(it -> Keys.of(it.known()).stream().map(key -> new Object[] {key, it.n()})),
                    row -> row);
            progress.accept(0.3 * Math.min(1, (from + PEOPLE_AT_ONCE) / (double) all));
        }
    }

    private record Numbered(int n, Known known) {}

    /// What two names share counts their namesakes: the rarer, the more it says.
    private void pairUp() {
        db.sql("analyze filed").update();
        db.sql("""
            create temporary table drawer on commit drop as
            select key, count(*)::int as size, array_agg(n order by n) as people from filed group by key
            having count(*) between 2 and case when key like 'i:%' then 8 else 25 end""").update();
        db.sql("""
            create temporary table pair on commit drop as
            select row_number() over (order by one / :block, other / :block, one, other)::int as n, one, other,
                   coalesce(min(size) filter (where is_name), 0) as namesakes
            from (select a.n as one, b.n as other, d.size, d.key like 'n:%' or d.key like 'i:%' as is_name
                  from drawer d cross join lateral unnest(d.people) with ordinality a (n, place)
                  cross join lateral unnest(d.people) with ordinality b (n, place)
                  where a.place < b.place) p
            group by one, other""").param("block", BLOCK).update();
        db.sql("create unique index on pair (n)").update();
        db.sql("analyze pair").update();
        db.sql("""
            create temporary table found (first_id uuid, second_id uuid, score int, reasons text[]) on commit drop""").update();
    }

    private void compare(DoubleConsumer progress) {
        var all = db.sql("select count(*) from pair").query(Integer.class).single();
        var recent = new Recent();
        for (var from = 0; from < all; from += PAIRS_AT_ONCE) {
            bulk.copy(
                    "copy found (first_id, second_id, score, reasons) from stdin",
                    found(from, recent).stream(),
                    it -> new Object[] {
                        it.one(),
                        it.other(),
                        it.likeness().score(),
                        "{" + names(it.likeness()).collect(Collectors.joining(",")) + "}"
                    });
            progress.accept(0.4 + 0.5 * Math.min(1, (from + PAIRS_AT_ONCE) / (double) all));
        }
    }

    private record Pair(int one, int other, int namesakes) {}

    private List<Found> found(int from, Recent recent) {
        var pairs = db.sql("select one, other, namesakes from pair where n > ? and n <= ?")
                .params(from, from + PAIRS_AT_ONCE)
                .query((row, _) -> new Pair(row.getInt(1), row.getInt(2), row.getInt(3)))
                .list();
        var people = people(pairs, recent);
        var found = new ArrayList<Found>();
        for (var pair : pairs) {
            var one = Objects.requireNonNull(people.get(pair.one()));
            var other = Objects.requireNonNull(people.get(pair.other()));
            Likeness.of(one, other, pair.namesakes())
                    .ifPresent(likeness -> found.add(new Found(one.id(), other.id(), likeness)));
        }
        return found;
    }

    private Map<Integer, Known> people(List<Pair> pairs, Recent recent) {
        var people = new HashMap<Integer, Known>();
        var missing = new HashSet<Integer>();
        for (var pair : pairs)
            for (var n : new int[] {pair.one(), pair.other()}) {
                var known = recent.get(n);
                if (known == null) missing.add(n);
                else people.put(n, known);
            }
        db.sql("select * from person where n = any(?)")
                .param(missing.toArray(Integer[]::new))
                .query(row -> {
                    people.put(row.getInt("n"), known(row));
                });
        recent.putAll(people);
        return people;
    }

    /// Whoever was compared lately is compared again soon, for pairs are sorted by where both of them stand; to read
    /// and fold people anew for each pair took most of the search.
    private static final class Recent extends LinkedHashMap<Integer, Known> {
        private static final long serialVersionUID = 1;

        Recent() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Known> eldest) {
            return size() > 2 * BLOCK;
        }
    }

    /// What is known to be different is left out, and so is who went while the search was on.
    private long keep() {
        db.sql("""
            delete from found f using customers.known_difference d
            where d.first_id = f.first_id and d.second_id = f.second_id""").update();
        db.sql("""
            delete from customers.duplicate d where not exists (
                select from found f where f.first_id = d.first_id and f.second_id = d.second_id)""").update();
        db.sql("""
            insert into customers.duplicate as d (first_id, second_id, score, reasons)
            select f.first_id, f.second_id, f.score, f.reasons from found f
            join customers.customer a on a.id = f.first_id join customers.customer b on b.id = f.second_id
            on conflict (first_id, second_id) do update set score = excluded.score, reasons = excluded.reasons
            where (d.score, d.reasons) is distinct from (excluded.score, excluded.reasons)""").update();
        return db.sql("select count(*) from customers.duplicate")
                .query(Long.class)
                .single();
    }

    private static Stream<String> names(Likeness likeness) {
        return likeness.reasons().stream().map(Enum::name);
    }

    private static Known known(ResultSet row) throws SQLException {
        var month = row.getObject("birth_month", Integer.class);
        return new Known(
                row.getObject("id", UUID.class),
                row.getBoolean("sample"),
                Known.wordsOf(row.getString("name_key")),
                texts(row.getArray("emails")),
                texts(row.getArray("phones")),
                folded(row.getString("street")),
                folded(row.getString("postal_code")),
                month == null ? null : MonthDay.of(month, row.getInt("birth_day")),
                row.getObject("birth_year", Integer.class));
    }

    private static List<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    private static @Nullable String folded(@Nullable String text) {
        return text == null ? null : Folding.key(text);
    }
}
