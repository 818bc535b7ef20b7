package dev.perennial.customers.merges;

import dev.perennial.customers.CustomerId;
import dev.perennial.ui.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Two customers side by side, who may be one.
///
/// @param survivor whose id would stay
/// @param mayMerge whether the reader may merge them
/// @param fromList whether the reader goes through the list of duplicates, and wants to be back there
public record ComparisonPage(Person survivor, Person absorbed, List<Line> lines, boolean mayMerge, boolean fromList)
        implements View {

    public record Person(CustomerId id, String called) {}

    /// One thing known of the two.
    ///
    /// @param choice the form's name for which of the two to keep, or null when there is nothing to choose
    /// @param isKeptOfBoth whether a merge keeps both
    public record Line(
            String label,
            @Nullable String choice,
            Side chosen,
            List<String> survivor,
            List<String> absorbed,
            boolean isKeptOfBoth) {
        public boolean differs() {
            return !survivor.equals(absorbed);
        }
    }
}
