package dev.perennial.insights.acquisition;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.insights.runs.Runs;
import dev.perennial.platform.Businesses;
import dev.perennial.ui.View;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping("/insights/acquisition")
class AcquisitionController {
    private final Acquisition acquisition;
    private final Recommended recommended;
    private final Runs runs;
    private final CurrentStaff staff;
    private final Businesses businesses;
    private final Clock clock;

    AcquisitionController(
            Acquisition acquisition,
            Recommended recommended,
            Runs runs,
            CurrentStaff staff,
            Businesses businesses,
            Clock clock) {
        this.acquisition = acquisition;
        this.recommended = recommended;
        this.runs = runs;
        this.staff = staff;
        this.businesses = businesses;
        this.clock = clock;
    }

    /// @param months how far back
    /// @param keeps how much of a sale stays, in percent
    @GetMapping
    View show(@RequestParam(defaultValue = "12") String months, @RequestParam(defaultValue = "100") String keeps) {
        staff.require(Role.MANAGER);
        var zone = businesses.current().zone();
        var today = LocalDate.ofInstant(clock.instant(), zone);
        var period = Period.until(today, number(months, 12));
        var percent = Math.clamp(number(keeps, 100), 1, 100);
        var share = percent / 100.0;
        return new AcquisitionPage(
                acquisition.of(period, zone, share),
                period.months(),
                recommended.told(),
                Compared.of(acquisition.referred(period, zone), acquisition.paid(period, zone), share),
                percent,
                runs.lastDone().isPresent());
    }

    private static int number(String text, int otherwise) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException _) {
            return otherwise;
        }
    }
}
