package dev.perennial.customers.privacy.objections;

import static dev.perennial.ui.Words.t;

import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.customers.Profiling;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import java.util.NoSuchElementException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/customers/privacy/objections")
class ObjectionsController {
    private final Profiling profiling;
    private final Customers customers;

    ObjectionsController(Profiling profiling, Customers customers) {
        this.profiling = profiling;
        this.customers = customers;
    }

    @PostMapping
    Redirect object(@RequestParam CustomerId customer, RedirectAttributes redirect) {
        if (!customers.exists(customer)) throw new NoSuchElementException("no customer " + customer);
        profiling.object(customer);
        Notice.done(t("customers.objection.noted")).after(redirect);
        return Redirect.to("/customers/privacy/" + customer);
    }

    @PostMapping("/withdrawals")
    Redirect takeBack(@RequestParam CustomerId customer, RedirectAttributes redirect) {
        if (!customers.exists(customer)) throw new NoSuchElementException("no customer " + customer);
        profiling.takeBack(customer);
        Notice.done(t("customers.objection.takenBack")).after(redirect);
        return Redirect.to("/customers/privacy/" + customer);
    }
}
