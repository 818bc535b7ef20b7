package dev.perennial.customers.privacy.erasures;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.privacy.erasures.Erasing.Outcome;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.View;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/customers/privacy/erasures")
class ErasuresController {
    private static final int MOST = 200;

    private final Planning planning;
    private final Erasing erasing;
    private final Erasures erasures;
    private final CurrentStaff current;

    ErasuresController(Planning planning, Erasing erasing, Erasures erasures, CurrentStaff current) {
        this.planning = planning;
        this.erasing = erasing;
        this.erasures = erasures;
        this.current = current;
    }

    @GetMapping
    View all() {
        current.require(Role.MANAGER);
        return new ErasuresPage(erasures.latest(MOST));
    }

    @GetMapping("/new")
    View plan(@RequestParam CustomerId customer) {
        return new PlanPage(planning.of(customer), false);
    }

    /// The word typed on the page keeps a slip of the finger from being for ever.
    @PostMapping
    Object erase(
            @RequestParam CustomerId customer,
            @RequestParam(defaultValue = "") String sure,
            RedirectAttributes redirect) {
        if (!sure.equals("yes")) return new PlanPage(planning.of(customer), true);
        return switch (erasing.erase(customer)) {
            case Outcome.Erased(var proof) -> {
                Notice.done(t("customers.erasure.done")).after(redirect);
                yield Redirect.to("/customers/privacy/erasures/" + proof);
            }
            case Outcome.Hindered _ -> new PlanPage(planning.of(customer), false);
        };
    }

    @GetMapping("/{id}")
    View proof(@PathVariable ErasureId id) {
        current.require(Role.MANAGER);
        return new ProofPage(erasures.proof(id));
    }
}
