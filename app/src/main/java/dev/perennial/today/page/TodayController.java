package dev.perennial.today.page;

import dev.perennial.platform.Businesses;
import dev.perennial.today.cards.SettledCards;
import dev.perennial.today.cards.Sources;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.View;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class TodayController {
    private static final int SEVEN = 7;
    private static final int MANY = 50;
    private static final int DAYS_LOOKED_BACK = 14;

    private final Sources sources;
    private final SettledCards settledCards;
    private final DoneItems doneItems;
    private final Yesterday yesterday;
    private final FirstSteps firstSteps;
    private final Businesses businesses;
    private final Clock clock;

    TodayController(
            Sources sources,
            SettledCards settledCards,
            DoneItems doneItems,
            Yesterday yesterday,
            FirstSteps firstSteps,
            Businesses businesses,
            Clock clock) {
        this.sources = sources;
        this.settledCards = settledCards;
        this.doneItems = doneItems;
        this.yesterday = yesterday;
        this.firstSteps = firstSteps;
        this.businesses = businesses;
        this.clock = clock;
    }

    @GetMapping("/")
    Redirect home() {
        return Redirect.to("/today");
    }

    /// @param all whether to show more than the best seven
    /// @param settled the key of what was decided just before
    @GetMapping("/today")
    View today(
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(required = false) @Nullable String settled) {
        var zone = businesses.current().zone();
        var now = clock.instant().atZone(zone);
        var day = now.toLocalDate();
        var suggestions = sources.open(MANY);
        var shown = suggestions.best(all ? MANY : SEVEN);
        return new TodayPage(
                Greeting.at(now.toLocalTime()),
                day,
                new Weather(yesterday.weekBefore(day), shown.size()),
                shown,
                suggestions.items().size() - shown.size(),
                suggestions.absent(),
                settled == null ? null : settledCards.find(settled).orElse(null),
                yesterday.before(day),
                doneItems.since(
                        day.minusDays(DAYS_LOOKED_BACK).atStartOfDay(zone).toInstant()),
                shown.isEmpty() && firstSteps.areAhead());
    }
}
