package dev.perennial.conversations.calls;

import dev.perennial.conversations.CaseFile;
import dev.perennial.customers.CustomerId;
import dev.perennial.ui.View;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param customer who it was, when the page was opened from theirs
/// @param called their name, or empty
/// @param open cases of theirs it may belong to
/// @param mistake what is wrong with the words, or null
public record CallForm(
        @Nullable CustomerId customer,
        String called,
        List<CaseFile> open,
        UUID form,
        String who,
        String phone,
        String text,
        boolean more,
        @Nullable String mistake)
        implements View {
    @Override
    public int status() {
        return mistake == null ? 200 : 422;
    }
}
