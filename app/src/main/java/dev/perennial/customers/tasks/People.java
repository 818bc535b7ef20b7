package dev.perennial.customers.tasks;

import dev.perennial.customers.profiles.Listing.Line;
import dev.perennial.ui.View;
import java.util.List;

/// Whom to choose from while one types; a part of a form.
///
/// @param chosen the id of the one chosen already, or empty
/// @param input the name under which the choice is sent
public record People(String typed, List<Line> found, String chosen, String input) implements View {
    public boolean isChosen(Line line) {
        return found.size() == 1 || line.id().toString().equals(chosen);
    }
}
