package dev.perennial.insights.recommendations;

import dev.perennial.customers.CustomerId;
import dev.perennial.customers.CustomerPanel;
import dev.perennial.insights.recommendations.Lists.Kind;
import dev.perennial.platform.Businesses;
import dev.perennial.ui.View;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Brings [LikesPanel] to the customer page.
@Component
class LikesOnTheirPage implements CustomerPanel {
    private final Lists lists;
    private final Businesses businesses;
    private final Clock clock;

    LikesOnTheirPage(Lists lists, Businesses businesses, Clock clock) {
        this.lists = lists;
        this.businesses = businesses;
        this.clock = clock;
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
    public List<String> styles() {
        return List.of("/css/insights.css");
    }

    @Override
    public Optional<View> of(CustomerId customer) {
        var again = lists.of(customer, Kind.AGAIN);
        var fresh = lists.of(customer, Kind.NEW);
        if (again.isEmpty() && fresh.isEmpty()) return Optional.empty();
        var today = LocalDate.ofInstant(clock.instant(), businesses.current().zone());
        return Optional.of(new LikesPanel(again, fresh, today));
    }
}
