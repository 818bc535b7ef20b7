package dev.perennial.insights.recommendations;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.View;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/insights/recommendations")
class RecommendationsController {
    private static final int MOST_OFFERED = 15;
    private static final int MOST_FOUND = 20;

    private final Lists lists;
    private final CurrentStaff staff;

    RecommendationsController(Lists lists, CurrentStaff staff) {
        this.lists = lists;
        this.staff = staff;
    }

    @GetMapping
    View show(@RequestParam(defaultValue = "") String product) {
        staff.requireWholeSight();
        return new RecommendationsPage(
                lists.checked().orElse(null),
                lists.mostOffered(MOST_OFFERED),
                lists.excluded(),
                staff.role().atLeast(Role.MANAGER),
                product,
                product.isBlank() ? List.of() : lists.called(product, MOST_FOUND));
    }

    @PostMapping("/exclusions")
    Redirect exclude(@RequestParam UUID product, RedirectAttributes redirect) {
        if (lists.exclude(product))
            Notice.done(t("insights.recommendations.excluded.done")).after(redirect);
        return Redirect.to("/insights/recommendations");
    }

    @PostMapping("/exclusions/{product}/removal")
    Redirect include(@PathVariable UUID product, RedirectAttributes redirect) {
        lists.include(product);
        Notice.done(t("insights.recommendations.included.done")).after(redirect);
        return Redirect.to("/insights/recommendations");
    }
}
