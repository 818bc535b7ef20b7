package dev.perennial.access.owner;

import dev.perennial.ui.View;
import org.jspecify.annotations.Nullable;

/// @param token what opened the page, or empty when it stays shut
/// @param wrong what is wrong with the new password, or empty
public record OwnerPage(String token, String wrong) implements View {
    public @Nullable String mistake() {
        return wrong.isEmpty() ? null : wrong;
    }

    @Override
    public int status() {
        return token.isEmpty() ? 403 : 200;
    }
}
