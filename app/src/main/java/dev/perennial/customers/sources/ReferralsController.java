package dev.perennial.customers.sources;

import static dev.perennial.ui.Words.t;

import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.customers.contacts.Folding;
import dev.perennial.customers.tasks.Picking;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.View;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/customers/sources/referrals")
class ReferralsController {
    private final Referrals referrals;
    private final Customers customers;
    private final Picking picking;

    ReferralsController(Referrals referrals, Customers customers, Picking picking) {
        this.referrals = referrals;
        this.customers = customers;
        this.picking = picking;
    }

    @GetMapping("/new")
    View blank(@RequestParam CustomerId customer) {
        return page(customer, "", "", null);
    }

    @PostMapping
    Object note(
            @RequestParam CustomerId customer,
            @RequestParam(defaultValue = "") String referrer,
            @RequestParam(defaultValue = "") String who,
            RedirectAttributes redirect) {
        called(customer);
        if (referrer.isEmpty())
            return page(
                    customer,
                    who,
                    "",
                    t(Folding.clean(who) == null ? "customers.referral.who.empty" : "customers.task.who.choose"));
        var other = CustomerId.valueOf(referrer);
        called(other);
        return switch (referrals.note(customer, other)) {
            case ONESELF -> page(customer, who, referrer, t("customers.referral.oneself"));
            case ROUND -> page(customer, who, referrer, t("customers.referral.round", called(other), called(customer)));
            case NOTED -> {
                Notice.done(t("customers.referral.noted", called(other))).after(redirect);
                yield Redirect.to("/customers/" + customer);
            }
        };
    }

    private ReferralPage page(CustomerId customer, String who, String chosen, @Nullable String mistake) {
        return new ReferralPage(
                customer, called(customer), who, picking.people(who, chosen, Picking.REFERRER), mistake);
    }

    private String called(CustomerId customer) {
        return customers.name(customer).orElseThrow(() -> new NoSuchElementException("no customer " + customer));
    }
}
