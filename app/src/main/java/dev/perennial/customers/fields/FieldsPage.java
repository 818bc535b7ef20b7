package dev.perennial.customers.fields;

import dev.perennial.ui.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param mayChange whether the reader's role lets them
/// @param mistake what to mend in the field to be added, or null
public record FieldsPage(
        List<Line> lines,
        boolean mayChange,
        String name,
        String type,
        String choices,
        @Nullable String mistake) implements View {
    /// @param answers of how many customers it is known; removing the field loses that
    public record Line(CustomField field, long answers) {}

    @Override
    public int status() {
        return mistake == null ? 200 : 422;
    }
}
