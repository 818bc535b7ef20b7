package dev.perennial.orders.thanks;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.CurrentStaff;
import dev.perennial.customers.CustomerId;
import dev.perennial.platform.Businesses;
import dev.perennial.today.Decision;
import dev.perennial.today.Decisions;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.View;
import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/orders/thanks/{customer}")
class ThanksController {
    private final FirstPurchases purchases;
    private final ThanksItems items;
    private final Decisions decisions;
    private final Businesses businesses;
    private final CurrentStaff staff;
    private final Clock clock;

    ThanksController(
            FirstPurchases purchases,
            ThanksItems items,
            Decisions decisions,
            Businesses businesses,
            CurrentStaff staff,
            Clock clock) {
        this.purchases = purchases;
        this.items = items;
        this.decisions = decisions;
        this.businesses = businesses;
        this.staff = staff;
        this.clock = clock;
    }

    @GetMapping
    View card(@PathVariable CustomerId customer) {
        var purchase = purchases.of(customer);
        var thanked = decisions
                .find(items.item(purchase).key())
                .filter(it -> it.state() == Decision.State.DONE)
                .map(Decision::at)
                .orElse(null);
        var shop = businesses.current().name();
        var text = purchase.items().isEmpty()
                ? t("orders.thanks.note.plain", purchase.name(), shop)
                : t("orders.thanks.note", purchase.name(), String.join(", ", purchase.items()), shop);
        return new ThanksPage(purchase, shop, text, thanked);
    }

    @PostMapping("/delivery")
    Redirect deliver(@PathVariable CustomerId customer, RedirectAttributes redirect) {
        var purchase = purchases.of(customer);
        decisions.decide(Decision.done(items.item(purchase), staff.id(), clock.instant()));
        Notice.done(t("orders.thanks.thanked", purchase.name())).after(redirect);
        return Redirect.to("/");
    }
}
