package dev.perennial.customers.appointments;

import dev.perennial.access.AuditLog;
import dev.perennial.access.CurrentStaff;
import dev.perennial.access.StaffId;
import dev.perennial.customers.Activities;
import dev.perennial.customers.Activity;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class Appointments {
    static final String KIND = "customers.appointment";

    private static final String READ = """
        select a.*, customers.called(c.id, c.name) as called
        from customers.appointment a join customers.customer c on c.id = a.customer_id
        """;

    private final JdbcClient db;
    private final Activities activities;
    private final Customers customers;
    private final CurrentStaff staff;
    private final Clock clock;
    private final AuditLog log;

    Appointments(
            JdbcClient db, Activities activities, Customers customers, CurrentStaff staff, AuditLog log, Clock clock) {
        this.log = log;
        this.db = db;
        this.activities = activities;
        this.customers = customers;
        this.staff = staff;
        this.clock = clock;
    }

    Optional<Appointment> find(UUID id) {
        return db.sql(READ + "where a.id = ?")
                .param(id)
                .query(Appointments::appointment)
                .optional();
    }

    /// Those that are not over at this moment, the next first.
    List<Appointment> upcoming(Instant now, int most) {
        return db.sql(READ + """
            where a.cancelled_at is null and a.starts_at > cast(:now as timestamptz) - interval '1 day'
              and a.starts_at + make_interval(mins => a.minutes) > :now
            order by a.starts_at, a.id limit :most""")
                .param("now", Timestamp.from(now))
                .param("most", most)
                .query(Appointments::appointment)
                .list();
    }

    List<Appointment> of(CustomerId customer, Instant now) {
        return db.sql(READ + """
            where a.customer_id = :customer and a.cancelled_at is null
              and a.starts_at + make_interval(mins => a.minutes) > :now
            order by a.starts_at, a.id""")
                .param("customer", customer.value())
                .param("now", Timestamp.from(now))
                .query(Appointments::appointment)
                .list();
    }

    /// The next one that begins until a moment and that this member of staff, or nobody in particular, has.
    Optional<Appointment> next(StaffId reader, Instant now, Instant until) {
        return db.sql(READ + """
            where a.cancelled_at is null and a.starts_at >= :now and a.starts_at <= :until
              and (a.with_staff is null or a.with_staff = :reader)
            order by a.starts_at, a.id limit 1""")
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(until))
                .param("reader", reader.value())
                .query(Appointments::appointment)
                .optional();
    }

    /// Makes an appointment; the same form sent twice is one.
    @Transactional
    void make(UUID form, CustomerId whom, Appointment.Details wanted) {
        var customer = customers.hold(whom).orElseThrow(() -> new NoSuchElementException("no customer " + whom));
        var made = values(db.sql("""
            insert into customers.appointment (id, customer_id, title, starts_at, minutes, place, with_staff, remind_at,
                made_by, made_at, changed_at)
            values (:id, :customer, :title, :start, :minutes, :place, :with, :remind, :by, :now, :now)
            on conflict (id) do nothing"""), form, wanted)
                .param("customer", customer.value())
                .param("by", staff.id().value())
                .update();
        if (made == 1) tell("MADE", form, customer, wanted, 0);
    }

    /// Moves or words it anew; what was cancelled meanwhile stays so.
    ///
    /// @return false when it was cancelled
    @Transactional
    boolean change(Appointment known, Appointment.Details wanted) {
        var moves = values(db.sql("""
            update customers.appointment set title = :title, starts_at = :start, minutes = :minutes, place = :place,
                with_staff = :with, remind_at = :remind, moves = moves + 1, changed_at = :now
            where id = :id and cancelled_at is null returning moves"""), known.id(), wanted).query(Integer.class).optional();
        moves.ifPresent(times -> tell("MOVED", known.id(), known.customer(), wanted, times));
        return moves.isPresent();
    }

    /// Calls it off; called off stays called off.
    @Transactional
    void cancel(Appointment known) {
        var now = Timestamp.from(clock.instant());
        var cancelled = db.sql("""
            update customers.appointment set cancelled_at = ?, cancelled_by = ?, moves = moves + 1, changed_at = ?
            where id = ? and cancelled_at is null returning moves""")
                .params(now, staff.id().value(), now, known.id())
                .query(Integer.class)
                .optional();
        cancelled.ifPresent(times -> tell("CANCELLED", known.id(), known.customer(), known.details(), times));
    }

    private JdbcClient.StatementSpec values(JdbcClient.StatementSpec sql, UUID id, Appointment.Details wanted) {
        var with = wanted.with();
        var remindAt = wanted.remindAt();
        return sql.param("id", id)
                .param("title", wanted.title())
                .param("start", Timestamp.from(wanted.startsAt()))
                .param("minutes", wanted.minutes())
                .param("place", wanted.place())
                .param("with", with == null ? null : with.value(), Types.OTHER)
                .param("remind", remindAt == null ? null : Timestamp.from(remindAt), Types.TIMESTAMP)
                .param("now", Timestamp.from(clock.instant()));
    }

    private void tell(String what, UUID id, CustomerId customer, Appointment.Details details, int times) {
        log.changed("customers.appointment", customer.value());
        activities.append(new Activity(
                customer,
                KIND,
                clock.instant(),
                "appointment:" + id + ":" + times,
                null,
                null,
                Map.of(
                        "what", what,
                        "title", details.title(),
                        "startsAt", details.startsAt().toString(),
                        "place", Objects.requireNonNullElse(details.place(), ""),
                        "by", staff.id().toString())));
    }

    private static Appointment appointment(ResultSet row, int number) throws SQLException {
        var with = row.getObject("with_staff", UUID.class);
        return new Appointment(
                row.getObject("id", UUID.class),
                new CustomerId(row.getObject("customer_id", UUID.class)),
                row.getString("called"),
                new Appointment.Details(
                        row.getString("title"),
                        row.getTimestamp("starts_at").toInstant(),
                        row.getInt("minutes"),
                        row.getString("place"),
                        with == null ? null : new StaffId(with),
                        instant(row.getTimestamp("remind_at"))),
                row.getInt("moves"),
                row.getTimestamp("changed_at").toInstant(),
                row.getTimestamp("cancelled_at") != null);
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
