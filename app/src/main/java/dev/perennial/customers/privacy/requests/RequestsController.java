package dev.perennial.customers.privacy.requests;

import static dev.perennial.ui.Words.day;
import static dev.perennial.ui.Words.t;

import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.platform.Businesses;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/customers/privacy/requests")
class RequestsController {
    /// Older ones were answered or forgotten long ago; a year is more likely mistyped.
    private static final int OLDEST_MONTHS = 24;

    private final PrivacyRequests requests;
    private final Customers customers;
    private final Businesses businesses;
    private final Clock clock;

    RequestsController(PrivacyRequests requests, Customers customers, Businesses businesses, Clock clock) {
        this.requests = requests;
        this.customers = customers;
        this.businesses = businesses;
        this.clock = clock;
    }

    @PostMapping
    Redirect note(
            @RequestParam CustomerId customer,
            @RequestParam PrivacyRequest.Kind kind,
            @RequestParam(defaultValue = "") String askedOn,
            RedirectAttributes redirect) {
        if (!customers.exists(customer)) throw new NoSuchElementException("no customer " + customer);
        var today = LocalDate.ofInstant(clock.instant(), businesses.current().zone());
        try {
            var asked = LocalDate.parse(askedOn);
            if (asked.isAfter(today) || asked.isBefore(today.minusMonths(OLDEST_MONTHS))) {
                Notice.wrong(t("customers.request.day.range", day(asked), day(today)))
                        .after(redirect);
            } else {
                requests.note(customer, kind, asked);
                Notice.done(t("customers.request.noted", day(PrivacyRequest.dueAfter(asked))))
                        .after(redirect);
            }
        } catch (DateTimeParseException _) {
            Notice.wrong(t("customers.request.day.wrong", askedOn)).after(redirect);
        }
        return Redirect.to("/customers/privacy/" + customer);
    }

    @PostMapping("/{id}/answer")
    Redirect answer(@PathVariable UUID id, RedirectAttributes redirect) {
        var answered = requests.answer(id);
        Notice.done(t("customers.request.answered.done")).after(redirect);
        return Redirect.to(
                answered.customer() == null ? "/customers/privacy" : "/customers/privacy/" + answered.customer());
    }
}
