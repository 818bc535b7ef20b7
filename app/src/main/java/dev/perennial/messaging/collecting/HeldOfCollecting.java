package dev.perennial.messaging.collecting;

import dev.perennial.customers.HeldTable;
import dev.perennial.customers.PersonalData;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
class HeldOfCollecting implements PersonalData {
    @Override
    public List<HeldTable> tables() {
        return List.of();
    }

    @Override
    public Map<String, String> nobody() {
        return Map.of("messaging.collection", "how far the business’s own mailboxes are emptied");
    }
}
