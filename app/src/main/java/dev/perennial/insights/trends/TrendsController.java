package dev.perennial.insights.trends;

import dev.perennial.access.CurrentStaff;
import dev.perennial.insights.LookingBack;
import dev.perennial.platform.Businesses;
import dev.perennial.ui.View;
import java.util.EnumMap;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

@Controller
@RequestMapping("/insights/trends")
class TrendsController {
    private final DayReading days;
    private final RatingReading ratings;
    private final CurrentStaff staff;
    private final Businesses businesses;
    private final LookingBack back;

    TrendsController(
            DayReading days, RatingReading ratings, CurrentStaff staff, Businesses businesses, LookingBack back) {
        this.days = days;
        this.ratings = ratings;
        this.staff = staff;
        this.businesses = businesses;
        this.back = back;
    }

    @GetMapping
    View show() {
        staff.requireWholeSight();
        var business = businesses.current();
        var before = back.before(business.zone());
        var changes = new EnumMap<DayReading.What, Change>(DayReading.What.class);
        days.read(business.zone(), before, business.hours())
                .forEach((what, series) -> changes.put(what, Change.of(series)));
        return new TrendsPage(
                changes.entrySet().stream()
                        .filter(each -> !each.getValue().days().isEmpty())
                        .map(each -> new SeriesWords(each.getKey(), each.getValue()))
                        .toList(),
                ratings.read(business.zone(), before).stream()
                        .map(RatingWords::new)
                        .toList(),
                before.minusDays(1));
    }
}
