package dev.perennial.demo.sample;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.EntryTokens;
import dev.perennial.access.Role;
import dev.perennial.customers.SampleCustomers;
import dev.perennial.orders.SampleOrders;
import dev.perennial.platform.Business;
import dev.perennial.platform.Businesses;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.View;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/demo/sample")
class SampleController {
    private final Businesses businesses;
    private final SampleCustomers customers;
    private final SampleOrders orders;
    private final SampleRemoval removal;
    private final EntryTokens tokens;
    private final CurrentStaff reader;

    SampleController(
            Businesses businesses,
            SampleCustomers customers,
            SampleOrders orders,
            SampleRemoval removal,
            EntryTokens tokens,
            CurrentStaff reader) {
        this.businesses = businesses;
        this.customers = customers;
        this.orders = orders;
        this.removal = removal;
        this.tokens = tokens;
        this.reader = reader;
    }

    @GetMapping
    View sample() {
        var there = businesses.find().filter(Business::sample).isPresent();
        return new SamplePage(there, customers.count(), orders.count(), reader.role() == Role.OWNER);
    }

    @GetMapping("/removal")
    View askFirst() {
        reader.require(Role.OWNER);
        return new SampleRemovalPage(customers.count(), orders.count());
    }

    @PostMapping("/removal")
    Redirect remove(HttpServletRequest request, RedirectAttributes redirect) {
        reader.require(Role.OWNER);
        var removed = removal.remove();
        if (!removed.emptied()) {
            Notice.done(t("demo.removed", removed.customers(), removed.purchases()))
                    .after(redirect);
            return Redirect.to("/");
        }
        tokens.withdraw(EntryTokens.Purpose.SAMPLE);
        request.getSession().invalidate();
        return Redirect.to("/access/setup?token=" + tokens.issue(EntryTokens.Purpose.SET_UP));
    }
}
