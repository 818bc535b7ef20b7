package dev.perennial.hours.quiet;

import dev.perennial.ui.View;
import java.util.Map;

/// @param mistakes input name to sentence
public record QuietPage(String from, String until, Map<String, String> mistakes) implements View {
    @Override
    public int status() {
        return mistakes.isEmpty() ? 200 : 422;
    }
}
