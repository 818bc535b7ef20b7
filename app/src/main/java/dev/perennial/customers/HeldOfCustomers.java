package dev.perennial.customers;

import static dev.perennial.customers.HeldTable.MOVED;
import static dev.perennial.customers.HeldTable.REMOVED;
import static dev.perennial.customers.HeldTable.SET_ASIDE;
import static dev.perennial.customers.HeldTable.movedUnlessThere;
import static dev.perennial.customers.HeldTable.severedBy;

import java.util.List;
import org.springframework.stereotype.Component;

@Component
class HeldOfCustomers implements PersonalData {
    /// The log goes with the person, but an address that ever said no is left alone, known by its hash.
    private static final String CONSENT_FORGOTTEN = """
        with forgetting as (select set_config('perennial.forgetting', :customer::text, true) as customer),
        refused as (
            insert into customers.suppression (address_kind, address_hash, reason, since)
            select address_kind, customers.address_hash(address_kind, address_key), 'OBJECTION', max(recorded_at)
            from customers.consent
            where customer_id = :customer and decision in ('DENIED', 'WITHDRAWN') and address_key <> ''
            group by address_kind, address_key)
        delete from customers.consent c using forgetting
        where c.customer_id = :customer and forgetting.customer <> ''""";

    /// What is left says of a hash that it is to be left alone, and of nobody.
    private static final String SUPPRESSION_UNNAMED = """
        with nameless as (delete from customers.suppression where customer_id = :customer and address_hash is null)
        update customers.suppression set customer_id = null, proof = ''
        where customer_id = :customer and address_hash is not null""";

    @Override
    public List<HeldTable> tables() {
        return List.of(
                HeldTable.of("customers.contact_point", "customer_id", REMOVED, movedUnlessThere("kind", "key"), "id"),
                HeldTable.of("customers.external_id", "customer_id", REMOVED, MOVED, "external_id", "source"),
                HeldTable.of("customers.preference", "customer_id", REMOVED, MOVED, "id"),
                HeldTable.of("customers.note", "customer_id", REMOVED, MOVED, "id"),
                HeldTable.of("customers.activity", "customer_id", REMOVED, MOVED, "id"),
                HeldTable.of("customers.trait", "customer_id", REMOVED, SET_ASIDE, "customer_id", "module"),
                HeldTable.of("customers.task", "customer_id", REMOVED, MOVED, "id"),
                HeldTable.of("customers.appointment", "customer_id", REMOVED, MOVED, "id"),
                HeldTable.of("customers.consent", "customer_id", severedBy(CONSENT_FORGOTTEN), MOVED, "id"),
                HeldTable.of("customers.suppression", "customer_id", severedBy(SUPPRESSION_UNNAMED), MOVED, "id"),
                HeldTable.of("customers.alias", "customer_id", REMOVED, MOVED, "old_id"),
                HeldTable.of("customers.merge", "customer_id", REMOVED, MOVED, "id"),
                // what programs were answered of a customer lies below, where nobody knows customers
                HeldTable.of("programs.first_answer", "customer_id", REMOVED, MOVED, "caller", "key"));
    }
}
