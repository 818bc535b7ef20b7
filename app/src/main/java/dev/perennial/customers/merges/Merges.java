package dev.perennial.customers.merges;

import dev.perennial.access.StaffId;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.MergeId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The journal of merges, and the rows of customers it is about.
@Repository
class Merges {
    private static final String MERGE = """
        select m.id, m.survivor_id, m.absorbed_id, m.merged_at, m.merged_by, m.absorbed ->> 'called' as absorbed_called,
            m.customer_id = m.survivor_id and not exists (
                select from customers.merge o where o.survivor_id = m.survivor_id and o.id > m.id) as is_newest
        from customers.merge m
        """;

    private static final RowMapper<Merge> READING = (row, _) -> {
        var by = row.getObject("merged_by", UUID.class);
        return new Merge(
                new MergeId(row.getObject("id", UUID.class)),
                new CustomerId(row.getObject("survivor_id", UUID.class)),
                new CustomerId(row.getObject("absorbed_id", UUID.class)),
                row.getString("absorbed_called"),
                row.getTimestamp("merged_at").toInstant(),
                by == null ? null : new StaffId(by),
                row.getBoolean("is_newest"));
    };

    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final JdbcClient db;

    Merges(JdbcClient db) {
        this.db = db;
    }

    record Snapshots(ObjectNode before, ObjectNode after) {}

    private static final String ROWS = """
        select c.id, to_jsonb(c) || jsonb_build_object('called', customers.called(c.id, c.name)) as all_of_it
        from customers.customer c where c.id = any(?) order by c.id
        """;

    /// The rows of customers as they are once nobody else is writing them, locked in the order of their ids.
    Map<CustomerId, ObjectNode> lock(CustomerId... customers) {
        return rows(ROWS + "for update", customers);
    }

    /// Whoever asked to be forgotten is forgotten as who they were then, with everybody they had absorbed.
    boolean isBeingErased(CustomerId... customers) {
        return db.sql("select exists (select from customers.erasure where customer_id = any(?))")
                .param(ids(customers))
                .query(Boolean.class)
                .single();
    }

    Map<CustomerId, ObjectNode> read(CustomerId... customers) {
        return rows(ROWS, customers);
    }

    private Map<CustomerId, ObjectNode> rows(String sql, CustomerId... customers) {
        var rows = new HashMap<CustomerId, ObjectNode>();
        db.sql(sql).param(ids(customers)).query(row -> {
            rows.put(new CustomerId(row.getObject("id", UUID.class)), object(row.getString("all_of_it")));
        });
        return rows;
    }

    /// How many things of each kind happened to a customer.
    Map<String, Long> happened(CustomerId customer) {
        var counts = new HashMap<String, Long>();
        db.sql("select kind, count(*) from customers.activity where customer_id = ? group by kind")
                .param(customer.value())
                .query(row -> {
                    counts.put(row.getString(1), row.getLong(2));
                });
        return counts;
    }

    MergeId begin(
            CustomerId survivor,
            CustomerId absorbed,
            ObjectNode survivorRow,
            ObjectNode absorbedRow,
            StaffId by,
            Instant at) {
        return new MergeId(db.sql("""
            insert into customers.merge
                (customer_id, survivor_id, absorbed_id, survivor_before, absorbed, merged_by, merged_at)
            values (:survivor, :survivor, :absorbed, :before::jsonb, :row::jsonb, :by, :at) returning id""")
                .param("survivor", survivor.value())
                .param("absorbed", absorbed.value())
                .param("before", survivorRow.toString())
                .param("row", absorbedRow.toString())
                .param("by", by.value())
                .param("at", Timestamp.from(at))
                .query(UUID.class)
                .single());
    }

    /// Writes every column but the id; whoever is editing the customer learns that something changed.
    void write(CustomerId customer, ObjectNode row, Instant now) {
        var columns = columns().stream()
                .filter(it -> !it.equals("search") && !it.equals("changed_at"))
                .collect(Collectors.joining(", "));
        db.sql("""
            update customers.customer c set (%1$s, search, changed_at) = (
                select %1$s, customers.search_line(c.id, told.name_key),
                    greatest(:now::timestamptz, c.changed_at + interval '1 microsecond')
                from jsonb_populate_record(null::customers.customer, :row::jsonb) told)
            where c.id = :id""".formatted(columns))
                .param("row", row.toString())
                .param("now", Timestamp.from(now))
                .param("id", customer.value())
                .update();
    }

    /// The addresses that came with a merge stand after those the survivor had.
    void putLast(MergeId merge, CustomerId survivor) {
        db.sql("""
            with came as (
                select k.id from jsonb_populate_recordset(null::customers.contact_point, (
                    select keys from customers.merge_table
                    where merge_id = :merge and name = 'customers.contact_point')) k)
            update customers.contact_point p set position = p.position + (
                select coalesce(max(own.position) + 1, 0) from customers.contact_point own
                where own.customer_id = :survivor and own.id not in (select id from came))
            where p.id in (select id from came)""")
                .param("merge", merge.value())
                .param("survivor", survivor.value())
                .update();
    }

    /// The absorbed customer goes, and its id leads to the survivor from now on.
    void end(MergeId merge, CustomerId survivor, CustomerId absorbed) {
        db.sql("delete from customers.customer where id = ?")
                .param(absorbed.value())
                .update();
        db.sql("insert into customers.alias (old_id, customer_id) values (?, ?)")
                .params(absorbed.value(), survivor.value())
                .update();
        searchAgain(survivor);
        db.sql("""
            update customers.merge m set survivor_after = to_jsonb(c)
            from customers.customer c where m.id = ? and c.id = m.survivor_id""").param(merge.value()).update();
    }

    Optional<Merge> find(MergeId merge) {
        return db.sql(MERGE + "where m.id = ?")
                .param(merge.value())
                .query(READING)
                .optional();
    }

    /// Whom a customer has absorbed, the newest first.
    List<Merge> of(CustomerId customer, Instant since) {
        return db.sql(MERGE + "where m.customer_id = ? and m.merged_at > ? order by m.id desc")
                .params(customer.value(), Timestamp.from(since))
                .query(READING)
                .list();
    }

    Snapshots snapshots(MergeId merge) {
        return db.sql("select survivor_before, survivor_after from customers.merge where id = ?")
                .param(merge.value())
                .query((row, _) -> new Snapshots(object(row.getString(1)), object(row.getString(2))))
                .single();
    }

    /// Puts the absorbed customer's own row back; columns that an upgrade added since take their defaults.
    void bringBack(MergeId merge, CustomerId absorbed) {
        db.sql("delete from customers.alias where old_id = ?")
                .param(absorbed.value())
                .update();
        var kept = db.sql("select jsonb_object_keys(absorbed) from customers.merge where id = ?")
                .param(merge.value())
                .query(String.class)
                .set();
        var columns = Stream.concat(Stream.of("id"), columns().stream().filter(kept::contains))
                .collect(Collectors.joining(", "));
        db.sql("""
            insert into customers.customer (%1$s)
            select %1$s from jsonb_populate_record(null::customers.customer, (
                select absorbed from customers.merge where id = :merge))""".formatted(columns)).param("merge", merge.value()).update();
    }

    void searchAgain(CustomerId customer) {
        db.sql("update customers.customer set search = customers.search_line(id, name_key) where id = ?")
                .param(customer.value())
                .update();
    }

    void forget(MergeId merge) {
        db.sql("delete from customers.merge where id = ?").param(merge.value()).update();
    }

    /// What cannot be undone any more is not kept for it either.
    int forgetUntil(Instant until) {
        return db.sql("delete from customers.merge where merged_at <= ?")
                .param(Timestamp.from(until))
                .update();
    }

    /// All columns that can be written but the id.
    private List<String> columns() {
        return db.sql("""
            select quote_ident(attname) from pg_attribute
            where attrelid = 'customers.customer'::regclass and attnum > 0 and not attisdropped
              and attgenerated = '' and attname <> 'id' order by attnum""").query((row, _) -> row.getString(1)).list();
    }

    private static UUID[] ids(CustomerId... customers) {
        return Arrays.stream(customers).map(CustomerId::value).toArray(UUID[]::new);
    }

    private static ObjectNode object(String text) {
        return (ObjectNode) EXACT.readTree(text);
    }
}
