package dev.perennial.customers.privacy.requests;

import dev.perennial.access.AuditLog;
import dev.perennial.access.AuditLog.Action;
import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.customers.CustomerId;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
public class PrivacyRequests {
    private static final String REQUESTS = """
            select r.*, case when c.id is not null then customers.called(c.id, c.name) else '' end as called
            from customers.privacy_request r left join customers.customer c on c.id = r.customer_id
            """;

    private final JdbcClient db;
    private final CurrentStaff staff;
    private final AuditLog audit;
    private final Clock clock;

    PrivacyRequests(JdbcClient db, CurrentStaff staff, AuditLog audit, Clock clock) {
        this.db = db;
        this.staff = staff;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public void note(CustomerId customer, PrivacyRequest.Kind kind, LocalDate askedOn) {
        staff.require(Role.MANAGER);
        db.sql("""
            insert into customers.privacy_request (customer_id, kind, asked_on, due_on, noted_by)
            values (:customer, :kind, :asked, :due, :by)""")
                .param("customer", customer.value())
                .param("kind", kind.name())
                .param("asked", askedOn)
                .param("due", PrivacyRequest.dueAfter(askedOn))
                .param("by", staff.id().value())
                .update();
        audit.write(Action.CHANGED, "customers.privacy.request", customer.value(), 1);
    }

    /// What the person asked on a page of their own; asked again on the same day it is one request.
    @Transactional
    public void heard(CustomerId customer, PrivacyRequest.Kind kind, LocalDate askedOn) {
        var id = UUID.nameUUIDFromBytes((customer + ":" + kind + ":" + askedOn).getBytes(StandardCharsets.UTF_8));
        db.sql("""
            insert into customers.privacy_request (id, customer_id, kind, asked_on, due_on)
            values (:id, :customer, :kind, :asked, :due) on conflict (id) do nothing""")
                .param("id", id)
                .param("customer", customer.value())
                .param("kind", kind.name())
                .param("asked", askedOn)
                .param("due", PrivacyRequest.dueAfter(askedOn))
                .update();
    }

    /// Answering twice keeps the first answer.
    ///
    /// @return whose it is; nothing stands there when the person was erased
    @Transactional
    public PrivacyRequest answer(UUID id) {
        staff.require(Role.MANAGER);
        db.sql("""
            update customers.privacy_request set answered_at = :at, answered_by = :by
            where id = :id and answered_at is null""")
                .param("id", id)
                .param("at", Timestamp.from(clock.instant()))
                .param("by", staff.id().value())
                .update();
        var request = db.sql(REQUESTS + "where r.id = ?")
                .param(id)
                .query((row, _) -> request(row))
                .optional()
                .orElseThrow(() -> new NoSuchElementException("no request " + id));
        var customer = request.customer();
        audit.write(Action.CHANGED, "customers.privacy.request", customer == null ? null : customer.value(), 1);
        return request;
    }

    /// Not answered yet, the most pressing first.
    public List<PrivacyRequest> open() {
        return db.sql(REQUESTS + "where r.answered_at is null order by r.due_on, r.id limit 200")
                .query((row, _) -> request(row))
                .list();
    }

    public List<PrivacyRequest> of(CustomerId customer) {
        return db.sql(REQUESTS + "where r.customer_id = ? order by r.asked_on desc, r.id desc")
                .param(customer.value())
                .query((row, _) -> request(row))
                .list();
    }

    private static PrivacyRequest request(ResultSet row) throws SQLException {
        var customer = row.getObject("customer_id", UUID.class);
        var answered = row.getTimestamp("answered_at");
        return new PrivacyRequest(
                row.getObject("id", UUID.class),
                customer == null ? null : new CustomerId(customer),
                row.getString("called"),
                PrivacyRequest.Kind.valueOf(row.getString("kind")),
                row.getObject("asked_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                answered == null ? null : answered.toInstant());
    }
}
