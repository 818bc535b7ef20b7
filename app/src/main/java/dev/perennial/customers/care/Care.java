package dev.perennial.customers.care;

import dev.perennial.access.AuditLog;
import dev.perennial.access.AuditLog.Action;
import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.access.Staff;
import dev.perennial.access.StaffId;
import dev.perennial.customers.CustomerId;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Who cares for whom; managers and the owner say so. One member of staff is in charge of a customer, or nobody.
@Repository
public class Care {
    private final JdbcClient db;
    private final CurrentStaff current;
    private final Staff staff;
    private final AuditLog log;

    Care(JdbcClient db, CurrentStaff current, Staff staff, AuditLog log) {
        this.db = db;
        this.current = current;
        this.staff = staff;
        this.log = log;
    }

    /// Who cares for the customer.
    public Optional<StaffId> of(CustomerId customer) {
        return db.sql("select in_charge from customers.customer where id = ? and in_charge is not null")
                .param(customer.value())
                .query(UUID.class)
                .optional()
                .map(StaffId::new);
    }

    /// @param member in whose care, or nobody's when null
    /// @throws NoSuchElementException when there is no such customer, or nobody such who may sign in
    @Transactional
    public void give(CustomerId customer, @Nullable StaffId member) {
        current.require(Role.MANAGER);
        known(member);
        var given = db.sql("update customers.customer set in_charge = :member where id = :customer")
                .param("member", member == null ? null : member.value(), java.sql.Types.OTHER)
                .param("customer", customer.value())
                .update();
        if (given == 0) throw new NoSuchElementException("no customer " + customer);
        log.changed("customers.care", customer.value());
    }

    /// Gives many at once.
    ///
    /// @return how many there were
    @Transactional
    public int give(Collection<CustomerId> customers, @Nullable StaffId member) {
        current.require(Role.MANAGER);
        known(member);
        var given = db.sql("update customers.customer set in_charge = :member where id = any(:customers)")
                .param("member", member == null ? null : member.value(), java.sql.Types.OTHER)
                .param("customers", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .update();
        log.write(Action.CHANGED, "customers.care", null, given);
        return given;
    }

    /// Gives all who are in one's care to another.
    ///
    /// @param from in whose care they are, or nobody's when null
    /// @return how many there were
    @Transactional
    public int giveAll(@Nullable StaffId from, @Nullable StaffId member) {
        current.require(Role.MANAGER);
        known(member);
        var given = db.sql(
                        "update customers.customer set in_charge = :member where in_charge is not distinct from :from")
                .param("member", member == null ? null : member.value(), java.sql.Types.OTHER)
                .param("from", from == null ? null : from.value(), java.sql.Types.OTHER)
                .update();
        log.write(Action.CHANGED, "customers.care", null, given);
        return given;
    }

    /// Those in one's care, by name.
    ///
    /// @param of in whose care, or nobody's when null
    /// @param after the customer after whom the stretch begins, or null
    List<Cared> list(@Nullable StaffId of, @Nullable CustomerId after, int most) {
        current.require(Role.MANAGER);
        var place = after == null
                ? Optional.<String>empty()
                : db.sql("select name_key from customers.customer where id = ?")
                        .param(after.value())
                        .query(String.class)
                        .optional();
        return db.sql("""
            select id, customers.called(id, name) as called, city from customers.customer
            where %s and (name_key, id) > (:name, :after) order by name_key, id limit :most""".formatted(of == null ? "in_charge is null" : "in_charge = :of"))
                .param("of", of == null ? null : of.value(), java.sql.Types.OTHER)
                .param("name", place.orElse(""))
                .param("after", after == null ? new UUID(0, 0) : after.value())
                .param("most", most)
                .query((row, _) -> new Cared(
                        new CustomerId(row.getObject("id", UUID.class)),
                        row.getString("called"),
                        row.getString("city")))
                .list();
    }

    public record Cared(
            CustomerId id, String name, @Nullable String city) {}

    private void known(@Nullable StaffId member) {
        if (member != null && staff.active().stream().noneMatch(it -> it.id().equals(member)))
            throw new NoSuchElementException("nobody of the staff is " + member);
    }
}
