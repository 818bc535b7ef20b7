package dev.perennial.feedback.aspects;

import dev.perennial.ui.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param form what was typed and could not be kept, or empty
/// @param mistake what is wrong with it, or null
public record AspectsPage(
        List<AspectForm> aspects,
        boolean mayChange,
        AspectForm form,
        @Nullable String mistake) implements View {}
