package dev.perennial.feedback.imports;

import dev.perennial.feedback.imports.reading.Asked;
import dev.perennial.feedback.imports.reading.Layout;
import dev.perennial.ui.View;
import gg.jte.Content;
import org.jspecify.annotations.Nullable;

/// What booking the file would do.
///
/// @param same an import of the very same file that stands in the books
public record DryRunPage(
        AnswerImport job,
        Layout layout,
        Expected expected,
        @Nullable AnswerImport same,
        Content rejected) implements View {
    public Asked asked(Expected.Sum sum) {
        return layout.asked().get(sum.asked());
    }

    public String scale(Expected.Sum sum) {
        var scale = asked(sum).scale();
        return scale == null ? "" : LayoutPage.scale(scale);
    }
}
