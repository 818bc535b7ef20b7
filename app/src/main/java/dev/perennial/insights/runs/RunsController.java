package dev.perennial.insights.runs;

import dev.perennial.insights.runs.Run.Cause;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.View;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

@Controller
@RequestMapping("/insights/runs")
class RunsController {
    private final Runs runs;
    private final Remodelling remodelling;

    RunsController(Runs runs, Remodelling remodelling) {
        this.runs = runs;
        this.remodelling = remodelling;
    }

    @PostMapping
    Redirect workOutAnew() {
        remodelling.soon(Cause.HAND);
        return Redirect.to("/insights/value");
    }

    /// A run that has ended has new figures to show: the page is loaded anew.
    @GetMapping("/{id}")
    View progress(@PathVariable UUID id, HttpServletResponse response) {
        var run = runs.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (!run.pending()) response.setHeader("HX-Refresh", "true");
        return runs.progress(run);
    }
}
