package dev.perennial.today;

import static dev.perennial.customers.HeldTable.MOVED;
import static dev.perennial.customers.HeldTable.REMOVED;

import dev.perennial.customers.HeldTable;
import dev.perennial.customers.PersonalData;
import dev.perennial.customers.Retained;
import dev.perennial.customers.Telling;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class HeldOfToday implements PersonalData {
    @Override
    public List<HeldTable> tables() {
        return List.of(HeldTable.of("today.decision", "customer_id", REMOVED, MOVED, "item_key")
                .told(DECISIONS));
    }

    @Override
    public List<Retained> retained() {
        return List.of(Retained.rows(
                "today.retention.decisions", 365, 30, 3_650, true, "today.decision", "decided_at < :before"));
    }

    private static final Telling DECISIONS = Telling.of("today.decision", "today.held.decisions", """
            select title, state, until, decided_by, decided_at from today.decision
            where customer_id = :customer order by decided_at""")
            .word("state", "today.held.decisions.state.")
            .staff("decided_by")
            .written("title");
}
