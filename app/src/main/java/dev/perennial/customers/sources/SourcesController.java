package dev.perennial.customers.sources;

import static dev.perennial.ui.Words.number;
import static dev.perennial.ui.Words.t;

import dev.perennial.customers.contacts.Folding;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.View;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/customers/sources")
class SourcesController {
    private final KnownSources sources;

    SourcesController(KnownSources sources) {
        this.sources = sources;
    }

    @GetMapping
    View all() {
        return new SourcesPage(sources.all());
    }

    @PostMapping("/{id}")
    Redirect change(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String recommended,
            RedirectAttributes redirect) {
        var wanted = Folding.clean(name);
        notice(id, wanted == null ? "" : wanted, recommended.equals("yes")).after(redirect);
        return Redirect.to("/customers/sources");
    }

    @PostMapping("/{id}/merger")
    Redirect merge(@PathVariable UUID id, @RequestParam UUID into, RedirectAttributes redirect) {
        var from = known(id);
        var to = known(into);
        sources.merge(id, into);
        Notice.done(t("customers.sources.merged", from, to)).after(redirect);
        return Redirect.to("/customers/sources");
    }

    private Notice notice(UUID id, String name, boolean recommended) {
        known(id);
        if (name.isEmpty()) return Notice.wrong(t("customers.sources.name.empty"));
        if (name.length() > Source.LONGEST_NAME)
            return Notice.wrong(t("customers.sources.name.long", number(Source.LONGEST_NAME), number(name.length())));
        return sources.change(id, name, recommended)
                ? Notice.done(t("customers.changed.done"))
                : Notice.wrong(t("customers.sources.name.taken", name));
    }

    private String known(UUID id) {
        return sources.name(id).orElseThrow(() -> new NoSuchElementException("no source " + id));
    }
}
