package dev.perennial.customers.sources;

import static dev.perennial.ui.Words.t;

import dev.perennial.platform.Business;
import dev.perennial.platform.Businesses;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.View;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/customers/sources/costs")
class CostsController {
    private static final String INPUT = "cost.";

    private final Costs costs;
    private final Businesses businesses;
    private final Clock clock;

    CostsController(Costs costs, Businesses businesses, Clock clock) {
        this.costs = costs;
        this.businesses = businesses;
        this.clock = clock;
    }

    @GetMapping
    View month(@RequestParam(defaultValue = "") String month, @RequestParam(defaultValue = "false") boolean copy) {
        var shown = read(month);
        var known = costs.of(shown);
        var typed = new HashMap<UUID, String>();
        for (var cost : known) {
            var minor = copy && cost.minor() == null ? cost.before() : cost.minor();
            if (minor != null) typed.put(cost.source(), written(minor));
        }
        return page(shown, known, typed, copy, Map.of());
    }

    @PostMapping
    Object enter(@RequestParam Map<String, String> sent, RedirectAttributes redirect) {
        var shown = read(sent.getOrDefault("month", ""));
        var known = costs.of(shown);
        var entered = new LinkedHashMap<UUID, @Nullable Long>();
        var typed = new HashMap<UUID, String>();
        var mistakes = new HashMap<UUID, String>();
        for (var cost : known) {
            var text = sent.getOrDefault(INPUT + cost.source(), "").strip();
            typed.put(cost.source(), text);
            switch (Spent.read(text, businesses.current())) {
                case Spent.Nothing _ -> entered.put(cost.source(), null);
                case Spent.Amount(var minor) -> entered.put(cost.source(), minor);
                case Spent.Unclear _ -> mistakes.put(cost.source(), t("customers.costs.wrong", text));
            }
        }
        if (!mistakes.isEmpty()) return page(shown, known, typed, false, mistakes);
        costs.enter(shown, entered);
        Notice.done(t("customers.changed.done")).after(redirect);
        return Redirect.to(CostsPage.href(shown));
    }

    private CostsPage page(
            YearMonth month, List<Costs.Cost> known, Map<UUID, String> typed, boolean copied, Map<UUID, String> wrong) {
        return new CostsPage(
                month, thisMonth(), known, typed, business().currency().getCurrencyCode(), copied, wrong);
    }

    private String written(long minor) {
        var digits = Math.max(0, business().currency().getDefaultFractionDigits());
        return BigDecimal.valueOf(minor, digits).toPlainString();
    }

    private YearMonth read(String text) {
        try {
            var month = YearMonth.parse(text);
            return month.isAfter(thisMonth()) || month.getYear() < 1990 ? thisMonth() : month;
        } catch (DateTimeException _) {
            return thisMonth();
        }
    }

    private YearMonth thisMonth() {
        return YearMonth.from(clock.instant().atZone(business().zone()));
    }

    private Business business() {
        return businesses.current();
    }
}
