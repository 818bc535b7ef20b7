package dev.perennial.insights.health;

import dev.perennial.insights.model.ModelDays;
import dev.perennial.insights.model.Pictures;
import dev.perennial.insights.runs.Runs;
import dev.perennial.ui.View;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

@Controller
@RequestMapping("/insights/health")
class ModelHealthController {
    private static final int MOST_FAILURES = 10;

    private final Runs runs;
    private final Pictures pictures;
    private final ModelDays days;

    ModelHealthController(Runs runs, Pictures pictures, ModelDays days) {
        this.runs = runs;
        this.pictures = pictures;
        this.days = days;
    }

    @GetMapping
    View show() {
        var failures = runs.failures(MOST_FAILURES);
        return new HealthPage(
                runs.lastDone().orElse(null),
                runs.lastDone().map(run -> pictures.of(run.id())).orElse(null),
                days.all(),
                failures,
                runs.lastFailure().isPresent(),
                runs.pending().map(runs::progress).orElse(null));
    }
}
