package dev.perennial.insights.value;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.insights.model.Pictures;
import dev.perennial.insights.runs.Run;
import dev.perennial.insights.runs.Runs;
import dev.perennial.insights.value.ValuePage.Results;
import dev.perennial.insights.worth.Worths;
import dev.perennial.insights.worth.Worths.Order;
import dev.perennial.platform.Businesses;
import dev.perennial.ui.Csv;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping("/insights/value")
class ValueController {
    private static final int BEST = 10;
    private static final int MOST_PAGES = 500;
    private static final int STALE_DAYS = 14;

    private final Runs runs;
    private final Pictures pictures;
    private final Worths worths;
    private final SlippingExport export;
    private final CurrentStaff staff;
    private final Businesses businesses;
    private final Clock clock;

    ValueController(
            Runs runs,
            Pictures pictures,
            Worths worths,
            SlippingExport export,
            CurrentStaff staff,
            Businesses businesses,
            Clock clock) {
        this.runs = runs;
        this.pictures = pictures;
        this.worths = worths;
        this.export = export;
        this.staff = staff;
        this.businesses = businesses;
        this.clock = clock;
    }

    @GetMapping
    ValuePage show(@RequestParam(defaultValue = "worth") String sort, @RequestParam(defaultValue = "1") int page) {
        return new ValuePage(
                runs.lastDone().map(run -> results(run, order(sort), page)).orElse(null),
                runs.pending().map(runs::progress).orElse(null),
                runs.lastFailure().orElse(null),
                staff.role().atLeast(Role.MANAGER));
    }

    private Results results(Run run, Order order, int page) {
        var findings = pictures.of(run.id());
        var asOf = findings.picture().asOf();
        var today = LocalDate.ofInstant(clock.instant(), businesses.current().zone());
        return new Results(
                run,
                findings,
                worths.best(BEST),
                slipping(order, page, findings.picture().slipping()),
                asOf != null && asOf.isBefore(today.minusDays(STALE_DAYS)));
    }

    private SlippingList slipping(Order order, int page, long total) {
        var pages = Math.min(MOST_PAGES, Math.max(1, Math.ceilDiv(total, SlippingList.LENGTH)));
        var shown = (int) Math.clamp(page, 1, pages);
        return new SlippingList(
                worths.slipping(order, (shown - 1) * SlippingList.LENGTH, SlippingList.LENGTH), order, shown, total);
    }

    private static Order order(String sort) {
        return Arrays.stream(Order.values())
                .filter(order -> order.name().equalsIgnoreCase(sort))
                .findFirst()
                .orElse(Order.WORTH);
    }

    @GetMapping("/slipping.csv")
    void slipping(HttpServletResponse response) throws IOException {
        staff.require(Role.MANAGER);
        try (var csv = Csv.answer(response, "slipping-away")) {
            export.write(csv);
        }
    }
}
