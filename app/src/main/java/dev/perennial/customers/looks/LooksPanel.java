package dev.perennial.customers.looks;

import dev.perennial.access.AuditLog.Looker;
import dev.perennial.customers.CustomerId;
import dev.perennial.ui.View;
import java.util.List;

/// Who looked at a customer in the last month; the first few by name.
public record LooksPanel(CustomerId customer, List<Looker> lookers) implements View {
    private static final int NAMED = 4;

    public List<Looker> named() {
        return lookers.subList(0, Math.min(NAMED, lookers.size()));
    }

    public int others() {
        return lookers.size() - named().size();
    }
}
