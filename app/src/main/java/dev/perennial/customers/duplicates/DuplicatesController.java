package dev.perennial.customers.duplicates;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.DuplicateSearch;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.View;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/customers/duplicates")
class DuplicatesController {
    private static final int MOST = 50;

    private final Suggestions suggestions;
    private final Searches searches;
    private final DuplicateSearch search;
    private final CurrentStaff staff;

    DuplicatesController(Suggestions suggestions, Searches searches, DuplicateSearch search, CurrentStaff staff) {
        this.suggestions = suggestions;
        this.searches = searches;
        this.search = search;
        this.staff = staff;
    }

    @GetMapping
    View list() {
        return new DuplicatesPage(
                suggestions.best(MOST),
                suggestions.count(),
                progress(),
                staff.role().atLeast(Role.MANAGER));
    }

    /// When the search is through there is a new list to show: the page is loaded anew.
    @GetMapping("/search")
    View progress(HttpServletResponse response) {
        var progress = progress();
        if (!progress.pending()) response.setHeader("HX-Refresh", "true");
        return progress;
    }

    @PostMapping("/search")
    Redirect look() {
        staff.require(Role.MANAGER);
        search.soon();
        return Redirect.to("/customers/duplicates");
    }

    @PostMapping("/differences")
    Redirect tellApart(@RequestParam CustomerId first, @RequestParam CustomerId second, RedirectAttributes redirect) {
        suggestions.tellApart(first, second);
        Notice.done(t("customers.duplicates.apart.done")).after(redirect);
        return Redirect.to("/customers/duplicates");
    }

    private SearchProgress progress() {
        var now = searches.now();
        return new SearchProgress(
                now.isPending(),
                now.isRunning() ? now.doneShare() : 0,
                now.finishedAt(),
                now.took().toSeconds());
    }
}
