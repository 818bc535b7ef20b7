package dev.perennial.insights;

import static dev.perennial.customers.HeldTable.REMOVED;
import static dev.perennial.customers.HeldTable.SET_ASIDE;

import dev.perennial.customers.HeldTable;
import dev.perennial.customers.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

/// What the models say of a person; after a merge they are asked again.
@Component
class HeldOfInsights implements PersonalData {
    @Override
    public List<HeldTable> tables() {
        return List.of(HeldTable.of("insights.customer_value", "customer_id", REMOVED, SET_ASIDE, "customer_id"));
    }
}
