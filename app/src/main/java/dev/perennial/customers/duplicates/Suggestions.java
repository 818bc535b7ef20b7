package dev.perennial.customers.duplicates;

import dev.perennial.access.AuditLog;
import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.access.StaffId;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.MergeId;
import dev.perennial.customers.MergeStep;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Who may be the same, and who is known not to be.
@Repository
class Suggestions implements MergeStep {
    private static final String SUGGESTION = """
        select d.score, d.reasons,
            a.id a_id, customers.called(a.id, a.name) a_called, a.city a_city,
            (select value from customers.contact_point where customer_id = a.id order by kind, position, id limit 1) a_contact,
            b.id b_id, customers.called(b.id, b.name) b_called, b.city b_city,
            (select value from customers.contact_point where customer_id = b.id order by kind, position, id limit 1) b_contact
        from customers.duplicate d
        join customers.customer a on a.id = d.first_id join customers.customer b on b.id = d.second_id
        """;

    private final JdbcClient db;
    private final CurrentStaff staff;
    private final AuditLog audit;
    private final Clock clock;

    Suggestions(JdbcClient db, CurrentStaff staff, AuditLog audit, Clock clock) {
        this.db = db;
        this.staff = staff;
        this.audit = audit;
        this.clock = clock;
    }

    /// The most alike first.
    List<Suggestion> best(int most) {
        return db.sql(SUGGESTION + "order by d.score desc, d.first_id, d.second_id limit ?")
                .param(most)
                .query(Suggestions::suggestion)
                .list();
    }

    List<Suggestion> of(CustomerId customer, int most) {
        return db.sql(SUGGESTION + """
            where d.first_id = :customer or d.second_id = :customer
            order by d.score desc, d.first_id, d.second_id limit :most""")
                .param("customer", customer.value())
                .param("most", most)
                .query(Suggestions::suggestion)
                .list();
    }

    long count() {
        return db.sql("select count(*) from customers.duplicate")
                .query(Long.class)
                .single();
    }

    /// The two are not the same, and are never suggested again.
    ///
    /// @throws org.springframework.security.access.AccessDeniedException below the role of manager
    @Transactional
    public void tellApart(CustomerId one, CustomerId other) {
        staff.require(Role.MANAGER);
        if (one.equals(other)) return;
        remember(one, other, staff.id());
        audit.write(AuditLog.Action.CHANGED, "customers.difference", one.value(), 1);
    }

    /// Whom the absorbed one may have been, the survivor may be now.
    @Override
    public void merging(MergeId merge, CustomerId survivor, CustomerId absorbed) {
        db.sql("""
            insert into customers.duplicate (first_id, second_id, score, reasons)
            select least(:survivor, o.id), greatest(:survivor, o.id), d.score, d.reasons
            from customers.duplicate d
            cross join lateral (
                select case when d.first_id = :absorbed then d.second_id else d.first_id end as id) o
            where :absorbed in (d.first_id, d.second_id) and o.id <> :survivor
              and not exists (select from customers.known_difference k
                  where k.first_id = least(:survivor, o.id) and k.second_id = greatest(:survivor, o.id))
            on conflict (first_id, second_id) do nothing""")
                .param("survivor", survivor.value())
                .param("absorbed", absorbed.value())
                .update();
    }

    @Override
    public void merged(MergeId merge, CustomerId survivor, CustomerId absorbed) {}

    /// Who parts two says that they are two.
    @Override
    public void separated(MergeId merge, CustomerId survivor, CustomerId absorbed) {
        remember(survivor, absorbed, staff.find().isPresent() ? staff.id() : null);
    }

    private void remember(CustomerId one, CustomerId other, @Nullable StaffId by) {
        db.sql("""
            insert into customers.difference (first_id, second_id, said_by, said_at)
            values (least(:one, :other), greatest(:one, :other), :by, :at) on conflict do nothing""")
                .param("one", one.value())
                .param("other", other.value())
                .param("by", by == null ? null : by.value())
                .param("at", Timestamp.from(clock.instant()))
                .update();
        db.sql(
                        "delete from customers.duplicate where first_id = least(:one, :other) and second_id = greatest(:one, :other)")
                .param("one", one.value())
                .param("other", other.value())
                .update();
    }

    private static Suggestion suggestion(ResultSet row, int number) throws SQLException {
        return new Suggestion(person(row, "a_"), person(row, "b_"), row.getInt("score"), List.of((String[])
                row.getArray("reasons").getArray()));
    }

    private static Suggestion.Person person(ResultSet row, String prefix) throws SQLException {
        return new Suggestion.Person(
                new CustomerId(row.getObject(prefix + "id", UUID.class)),
                row.getString(prefix + "called"),
                row.getString(prefix + "contact"),
                row.getString(prefix + "city"));
    }
}
