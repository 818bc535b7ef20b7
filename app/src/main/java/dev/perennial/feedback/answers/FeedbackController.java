package dev.perennial.feedback.answers;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.platform.Businesses;
import dev.perennial.ui.View;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

@Controller
@RequestMapping("/feedback")
class FeedbackController {
    private static final int MONTHS = 12;

    private final Standings standings;
    private final CurrentStaff staff;
    private final Businesses businesses;
    private final Clock clock;

    FeedbackController(Standings standings, CurrentStaff staff, Businesses businesses, Clock clock) {
        this.standings = standings;
        this.staff = staff;
        this.businesses = businesses;
        this.clock = clock;
    }

    @GetMapping
    View show() {
        staff.requireWholeSight();
        var zone = businesses.current().zone();
        var since = LocalDate.ofInstant(clock.instant(), zone).minusMonths(MONTHS);
        return new FeedbackPage(
                standings.since(since.atStartOfDay(zone).toInstant()),
                staff.role().atLeast(Role.MANAGER));
    }
}
