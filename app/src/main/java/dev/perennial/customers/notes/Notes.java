package dev.perennial.customers.notes;

import dev.perennial.access.AuditLog;
import dev.perennial.access.CurrentStaff;
import dev.perennial.customers.Activities;
import dev.perennial.customers.Activity;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.programs.Cursor;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
public class Notes {
    static final String KIND = "customers.note";

    private final JdbcClient db;
    private final Activities activities;
    private final Customers customers;
    private final CurrentStaff staff;
    private final Clock clock;
    private final AuditLog log;

    Notes(JdbcClient db, Activities activities, Customers customers, CurrentStaff staff, AuditLog log, Clock clock) {
        this.log = log;
        this.db = db;
        this.activities = activities;
        this.customers = customers;
        this.staff = staff;
        this.clock = clock;
    }

    /// Keeps a note and puts it on the timeline; the same form sent twice is one note.
    @Transactional
    public void write(CustomerId about, Note note, UUID form) {
        var customer = customers.hold(about).orElseThrow(() -> new NoSuchElementException("no customer " + about));
        var by = staff.id();
        var now = clock.instant();
        var written = db.sql("""
            insert into customers.note (id, customer_id, kind, text, text_key, said_by, said_on, written_by, written_at)
            values (:id, :customer, :kind, :text, :key, :saidBy, :saidOn, :by, :at)
            on conflict (id) do nothing""")
                .param("id", form)
                .param("customer", customer.value())
                .param("kind", note.kind().name())
                .param("text", note.text())
                .param("key", note.key())
                .param("saidBy", note.saidBy())
                .param("saidOn", note.saidOn())
                .param("by", by.value())
                .param("at", Timestamp.from(now))
                .update();
        if (written == 0) return;
        log.changed("customers.note", customer.value());
        activities.append(new Activity(
                customer,
                KIND,
                now,
                "note:" + form,
                null,
                null,
                Map.of(
                        "kind", note.kind().name(),
                        "text", note.text(),
                        "by", by.toString(),
                        "saidBy", Optional.ofNullable(note.saidBy()).orElse(""),
                        "saidOn", note.saidOn() == null ? "" : note.saidOn().toString())));
    }

    /// What is noted of a customer, newest first.
    List<Kept> of(CustomerId customer, @Nullable Cursor after, int most) {
        return db.sql("""
            select id, kind, text, said_by, said_on, written_at from customers.note
            where customer_id = :customer
              and (:after::uuid is null or (written_at, id) < (:at::timestamptz, :after::uuid))
            order by written_at desc, id desc limit :most""")
                .param("customer", customer.value())
                .param("at", after == null ? null : after.at().toString())
                .param("after", after == null ? null : after.id().toString())
                .param("most", most)
                .query((row, _) -> new Kept(
                        row.getObject("id", UUID.class),
                        customer,
                        new Note(
                                Note.Kind.valueOf(row.getString("kind")),
                                row.getString("text"),
                                row.getString("said_by"),
                                row.getObject("said_on", LocalDate.class)),
                        row.getTimestamp("written_at").toInstant()))
                .list();
    }

    /// What customers need, miss or expect, by how many of them said so.
    List<Counted> counted(Note.Kind kind, int most) {
        return db.sql("""
            select (array_agg(text order by written_at))[1] as text, count(distinct customer_id) customers,
                   max(coalesce(said_on, written_at::date)) latest
            from customers.note where kind = ? group by text_key order by customers desc, latest desc, text_key limit ?""")
                .params(kind.name(), most)
                .query((row, _) -> new Counted(
                        row.getString("text"), row.getLong("customers"), row.getObject("latest", LocalDate.class)))
                .list();
    }

    /// Who said it, newest first.
    List<Said> said(Note.Kind kind, String key, int most) {
        return db.sql("""
            select customer_id customer, c.name, said_by, coalesce(said_on, written_at::date) as day
            from customers.note n join customers.customer c on c.id = n.customer_id
            where kind = ? and text_key = ? order by day desc, n.id desc limit ?""")
                .params(kind.name(), key, most)
                .query((row, _) -> new Said(
                        new CustomerId(row.getObject("customer", UUID.class)),
                        row.getString("name"),
                        Optional.ofNullable(row.getString("said_by")),
                        row.getObject("day", LocalDate.class)))
                .list();
    }

    record Kept(UUID id, CustomerId customer, Note note, Instant writtenAt) {}

    /// One thing that customers said, in the words it was first written in.
    public record Counted(String text, long customers, LocalDate latest) {}

    public record Said(CustomerId customer, String name, Optional<String> by, LocalDate on) {}
}
