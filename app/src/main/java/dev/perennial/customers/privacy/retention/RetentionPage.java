package dev.perennial.customers.privacy.retention;

import dev.perennial.ui.View;
import java.util.List;

/// @param auditDays how long the log of who did what is kept; it has its own rule, beside the log
/// @param mayDecide whether the reader is the owner
/// @param mistaken whose period was typed wrongly, or empty
/// @param typed what was typed there
/// @param mistake the sentence that helps
public record RetentionPage(
        List<Kept> all, int auditDays, boolean mayDecide, String mistaken, String typed, String mistake)
        implements View {
    @Override
    public int status() {
        return mistake.isEmpty() ? 200 : 422;
    }
}
