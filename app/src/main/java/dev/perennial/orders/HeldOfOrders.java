package dev.perennial.orders;

import static dev.perennial.customers.HeldTable.MOVED;
import static dev.perennial.customers.HeldTable.severedBy;

import dev.perennial.customers.HeldTable;
import dev.perennial.customers.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

/// Amounts, products and days stay for the accounts; who bought, and the number that leads there, go.
@Component
class HeldOfOrders implements PersonalData {
    @Override
    public List<HeldTable> tables() {
        return List.of(
                HeldTable.of("orders.purchase", "customer_id", severedBy("""
                            update orders.purchase set customer_id = null, external_id = 'erased:' || gen_random_uuid()
                            where customer_id = :customer"""), MOVED, "id"),
                HeldTable.of("orders.refund", "customer_id", severedBy("""
                            update orders.refund
                            set customer_id = null, external_id = 'erased:' || gen_random_uuid(), reason = null
                            where customer_id = :customer"""), MOVED, "id"));
    }
}
