package dev.perennial.customers;

import static dev.perennial.customers.HeldTable.MOVED;
import static dev.perennial.customers.HeldTable.REMOVED;
import static dev.perennial.customers.HeldTable.SET_ASIDE;
import static dev.perennial.customers.HeldTable.movedUnlessThere;

import java.util.List;
import org.springframework.stereotype.Component;

@Component
class HeldOfCustomers implements PersonalData {
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
                HeldTable.of("customers.appointment", "customer_id", REMOVED, MOVED, "id"));
    }
}
