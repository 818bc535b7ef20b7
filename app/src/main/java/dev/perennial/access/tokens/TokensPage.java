package dev.perennial.access.tokens;

import dev.perennial.ui.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param secret the token just made, or empty
/// @param wrong what is wrong with the name, or empty
public record TokensPage(List<ApiTokens.ApiToken> tokens, String secret, String wrong) implements View {
    public @Nullable String mistake() {
        return wrong.isEmpty() ? null : wrong;
    }
}
