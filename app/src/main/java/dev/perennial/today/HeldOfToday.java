package dev.perennial.today;

import static dev.perennial.customers.HeldTable.MOVED;
import static dev.perennial.customers.HeldTable.REMOVED;

import dev.perennial.customers.HeldTable;
import dev.perennial.customers.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class HeldOfToday implements PersonalData {
    @Override
    public List<HeldTable> tables() {
        return List.of(HeldTable.of("today.decision", "customer_id", REMOVED, MOVED, "item_key"));
    }
}
