package dev.perennial.orders.imports;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.tables.UnreadableFile;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import java.io.IOException;
import java.math.BigDecimal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What a person decides about an import, one address for each decision.
@Controller
@RequestMapping("/orders/imports/{id}")
class StepsController {
    private final Imports imports;
    private final ImportSteps steps;
    private final ImportQueue queue;
    private final CurrentStaff staff;

    StepsController(Imports imports, ImportSteps steps, ImportQueue queue, CurrentStaff staff) {
        this.imports = imports;
        this.steps = steps;
        this.queue = queue;
        this.staff = staff;
    }

    @PostMapping("/layout")
    Redirect layout(@PathVariable ImportId id, @ModelAttribute LayoutForm form, RedirectAttributes after)
            throws IOException {
        var job = chosen(id);
        try {
            if (steps.settle(job, form)) queue.add(id);
        } catch (UnreadableFile e) {
            Notice.wrong(t("tables.unreadable." + e.reason().name(), e.line())).after(after);
        }
        return page(id);
    }

    @PostMapping("/reconsideration")
    Redirect reconsider(@PathVariable ImportId id) {
        steps.reconsider(chosen(id));
        return page(id);
    }

    @PostMapping("/booking")
    Redirect book(@PathVariable ImportId id) {
        steps.book(chosen(id));
        queue.add(id);
        return page(id);
    }

    @PostMapping("/reversal")
    Redirect undo(@PathVariable ImportId id) {
        steps.undo(chosen(id));
        queue.add(id);
        return page(id);
    }

    @PostMapping("/removal")
    Redirect remove(@PathVariable ImportId id, RedirectAttributes after) {
        var job = chosen(id);
        steps.remove(job);
        Notice.done(t("orders.imports.removed", job.fileName())).after(after);
        return Redirect.to("/orders/imports");
    }

    @PostMapping("/rates")
    Redirect rate(
            @PathVariable ImportId id,
            @RequestParam String currency,
            @RequestParam String rate,
            RedirectAttributes after) {
        var job = chosen(id);
        if (!rate.strip().matches("\\d{1,9}([.,]\\d{1,9})?") || !rate.matches(".*[1-9].*")) {
            Notice.wrong(t("orders.imports.rate.wrong", rate, currency)).after(after);
        } else {
            steps.rate(job, currency, new BigDecimal(rate.strip().replace(',', '.')));
            Notice.done(t("orders.imports.rate.kept", currency)).after(after);
        }
        return page(id);
    }

    /// Somebody else has pressed a button first; the page shows how things are.
    @ExceptionHandler
    Redirect overtaken(Overtaken e, RedirectAttributes after) {
        Notice.careful(t("orders.imports.overtaken")).after(after);
        return page(e.id());
    }

    private OrderImport chosen(ImportId id) {
        staff.require(Role.MANAGER);
        return imports.get(id);
    }

    private static Redirect page(ImportId id) {
        return Redirect.to("/orders/imports/" + id);
    }
}
