package dev.perennial.customers;

import dev.perennial.access.StaffId;
import dev.perennial.programs.Webhooks;
import dev.perennial.ui.Refusal;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Who the customers are, for modules above.
@Component
public class Customers {
    private final JdbcClient db;
    private final Intake intake;
    private final Aliases aliases;
    private final Webhooks webhooks;

    Customers(JdbcClient db, Intake intake, Aliases aliases, Webhooks webhooks) {
        this.db = db;
        this.intake = intake;
        this.aliases = aliases;
        this.webhooks = webhooks;
    }

    /// @param created whether the customer was not known until now
    public record Identified(CustomerId customer, boolean created) {}

    /// Finds the customer a system tells of, or makes one; works as [Intake] does, for one person.
    ///
    /// @param source the system whose numbers `person.externalId()` are
    /// @return nothing when the person has no number, no e-mail address, no phone and no name
    @Transactional
    public Optional<Identified> identify(String source, Person person) {
        var batch = UUID.randomUUID();
        intake.add(batch, new IntakeRow(1, source, person));
        intake.resolve(batch);
        var identified = db.sql("""
            select customer_id, created from customers.intake where batch = ? and customer_id is not null\
            """)
                .param(batch)
                .query((row, _) -> new Identified(new CustomerId(row.getObject(1, UUID.class)), row.getBoolean(2)))
                .optional();
        intake.close(batch);
        identified.filter(Identified::created).ifPresent(this::tell);
        return identified;
    }

    /// Why nobody can be found by this, if so; else a customer named by our id stays who they are to the end of the
    /// transaction.
    public Optional<Refusal> doubt(Somebody who) {
        return who.customer() == null || hold(who.customer()).isPresent()
                ? Optional.empty()
                : Optional.of(Refusal.of("customers", "customer.id", who.customer(), "unknownCustomer"));
    }

    /// Finds whoever it is, or makes them; to be asked once there is no [#doubt].
    ///
    /// @param source the system whose number they may be named by
    @Transactional
    public Optional<CustomerId> find(String source, Somebody who) {
        return who.customer() == null ? identify(source, who.person()).map(Identified::customer) : hold(who.customer());
    }

    private void tell(Identified made) {
        var id = made.customer().toString();
        webhooks.tell("customer.created", "customer.created:" + id, Map.of("customer", id));
    }

    public boolean exists(CustomerId customer) {
        return db.sql("select exists (select from customers.customer where id = ?)")
                .param(customer.value())
                .query(Boolean.class)
                .single();
    }

    /// Who a customer is now: the same, or whom they were merged into; nothing when nobody has that id any more.
    public Optional<CustomerId> current(CustomerId customer) {
        return aliases.current(customer);
    }

    /// [#current], and nobody merges or erases them until the end of the transaction. To be asked before anything
    /// is locked or written that names the customer.
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<CustomerId> hold(CustomerId customer) {
        return aliases.hold(customer);
    }

    /// Whether somebody of the staff is in charge of the customer.
    public boolean isInCareOf(CustomerId customer, StaffId member) {
        return db.sql("select exists (select from customers.customer where id = ? and in_charge = ?)")
                .params(customer.value(), member.value())
                .query(Boolean.class)
                .single();
    }

    /// What to call a customer on a page: the name, else how the person is reached, else the number a shop gave them.
    public Optional<String> name(CustomerId customer) {
        return db.sql("select customers.called(c.id, c.name) from customers.customer c where c.id = ?")
                .param(customer.value())
                .query(String.class)
                .optional();
    }
}
