package dev.perennial.today.cards;

import dev.perennial.today.Decision;
import dev.perennial.ui.View;
import org.jspecify.annotations.Nullable;

/// What stands where a card stood: what was decided, and the way back.
///
/// @param other the name of who decided, when it was not the reader
public record SettledCard(Decision decision, @Nullable String other) implements View {
    /// The message key of its sentence; filled with the title, the day it comes back and the other's name.
    public String sentence() {
        return "today.settled." + (other == null ? "" : "other.") + decision.state();
    }
}
