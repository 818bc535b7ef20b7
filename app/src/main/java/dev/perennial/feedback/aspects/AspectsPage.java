package dev.perennial.feedback.aspects;

import dev.perennial.analytics.text.Language;
import dev.perennial.ui.View;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// @param learned words that corrections taught, by aspect; a minus before one says that it does not name it
/// @param form what was typed and could not be kept, or empty
/// @param mistake what is wrong with it, or null
public record AspectsPage(
        List<AspectForm> aspects,
        Map<String, Map<Language, List<String>>> learned,
        boolean mayChange,
        AspectForm form,
        @Nullable String mistake)
        implements View {}
