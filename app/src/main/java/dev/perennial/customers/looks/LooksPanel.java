package dev.perennial.customers.looks;

import static dev.perennial.ui.Words.t;

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

    /// Who it was, and by which of their programs.
    public String called(Looker looker) {
        var name = looker.name().isEmpty() ? t("customers.somebody") : looker.name();
        return looker.token().isEmpty() ? name : t("access.audit.byToken", name, looker.token());
    }

    public int others() {
        return lookers.size() - named().size();
    }
}
