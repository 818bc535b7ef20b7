package dev.perennial.customers.upcoming;

import dev.perennial.customers.Occasion;
import dev.perennial.customers.OccasionSource;
import dev.perennial.platform.Businesses;
import dev.perennial.ui.View;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

@Controller
@RequestMapping("/customers/upcoming")
class UpcomingController {
    private static final int DAYS = 30;
    private static final int MOST_OF_EACH = 100;

    private final List<OccasionSource> sources;
    private final Businesses businesses;
    private final Clock clock;

    UpcomingController(List<OccasionSource> sources, Businesses businesses, Clock clock) {
        this.sources = sources;
        this.businesses = businesses;
        this.clock = clock;
    }

    @GetMapping
    View upcoming() {
        var today = LocalDate.ofInstant(clock.instant(), businesses.current().zone());
        var last = today.plusDays(DAYS - 1);
        var found = sources.stream()
                .map(source -> source.between(today, last, MOST_OF_EACH))
                .toList();
        return new UpcomingPage(
                found.stream()
                        .flatMap(List::stream)
                        .sorted(Comparator.comparing(Occasion::on).thenComparing(Occasion::called))
                        .toList(),
                found.stream().anyMatch(some -> some.size() == MOST_OF_EACH),
                today,
                DAYS);
    }
}
