package dev.perennial.orders.imports;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.CurrentStaff;
import dev.perennial.imports.ImportId;
import dev.perennial.imports.ImportQueue;
import dev.perennial.imports.StepsController;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import java.io.IOException;
import java.math.BigDecimal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What a person decides about an import, one address for each decision.
@Controller
@RequestMapping("/orders/imports/{id}")
class OrderStepsController extends StepsController<OrderImport, LayoutForm> {
    private final OrderImportSteps steps;

    OrderStepsController(
            OrderImports imports, OrderImportSteps steps, ImportQueue<OrderImport> queue, CurrentStaff staff) {
        super(OrderImports.KIND, imports, steps, queue, staff);
        this.steps = steps;
    }

    @Override
    protected boolean settle(OrderImport job, LayoutForm form) throws IOException {
        return steps.settle(job, form);
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
}
