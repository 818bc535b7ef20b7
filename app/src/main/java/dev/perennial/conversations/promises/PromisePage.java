package dev.perennial.conversations.promises;

import dev.perennial.ui.View;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param id null for a promise that is not made yet
/// @param mistakes input name to sentence
public record PromisePage(@Nullable UUID id, PromiseForm form, Choices choices, Map<String, String> mistakes)
        implements View {
    @Override
    public int status() {
        return mistakes.isEmpty() ? 200 : 422;
    }
}
