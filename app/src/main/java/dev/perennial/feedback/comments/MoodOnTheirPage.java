package dev.perennial.feedback.comments;

import dev.perennial.customers.CustomerId;
import dev.perennial.customers.CustomerPanel;
import dev.perennial.ui.View;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Brings [MoodPanel] to the customer page.
@Component
class MoodOnTheirPage implements CustomerPanel {
    private final CustomerMoods moods;

    MoodOnTheirPage(CustomerMoods moods) {
        this.moods = moods;
    }

    @Override
    public Place place() {
        return Place.MEANING;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public Optional<View> of(CustomerId customer) {
        return moods.of(customer)
                .map(latest -> new MoodPanel(
                        latest.mood(),
                        latest.moods().stream()
                                .filter(CommentMood.POSITIVE::equals)
                                .count(),
                        latest.moods().stream()
                                .filter(CommentMood.NEGATIVE::equals)
                                .count(),
                        latest.moods().size()));
    }
}
