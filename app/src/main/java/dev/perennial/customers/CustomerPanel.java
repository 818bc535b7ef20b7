package dev.perennial.customers;

import dev.perennial.ui.View;
import java.util.List;
import java.util.Optional;

/// A part of the customer page that a module above brings; Spring injects them all.
public interface CustomerPanel {
    /// Where on the page: beside the person what it means, below the story what else there is.
    enum Place {
        MEANING,
        STORY
    }

    Place place();

    /// Smaller first within its place.
    int order();

    /// The panel for this customer, or nothing when there is nothing to say.
    Optional<View> of(CustomerId customer);

    /// The stylesheets the panel wants on the page, such as `/css/orders.css`.
    default List<String> styles() {
        return List.of();
    }
}
