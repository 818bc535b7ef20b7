package dev.perennial.customers.merges;

import static dev.perennial.ui.Words.day;
import static dev.perennial.ui.Words.t;

import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.customers.MergeId;
import dev.perennial.customers.contacts.Folding;
import dev.perennial.customers.merges.Merging.Merged;
import dev.perennial.customers.merges.Merging.OneAlready;
import dev.perennial.customers.merges.Merging.Refused;
import dev.perennial.customers.merges.Merging.Separated;
import dev.perennial.customers.profiles.Directory;
import dev.perennial.platform.Businesses;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.View;
import java.time.Clock;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/customers/merges")
class MergesController {
    private static final int MOST_FOUND = 20;

    private final Merging merging;
    private final Comparing comparing;
    private final Directory directory;
    private final Customers customers;
    private final Businesses businesses;
    private final Clock clock;

    MergesController(
            Merging merging,
            Comparing comparing,
            Directory directory,
            Customers customers,
            Businesses businesses,
            Clock clock) {
        this.merging = merging;
        this.comparing = comparing;
        this.directory = directory;
        this.customers = customers;
        this.businesses = businesses;
        this.clock = clock;
    }

    /// Two side by side; with one only, the search for the other. Two who are one by now lead to whom they are.
    @GetMapping("/new")
    Object compare(
            @RequestParam CustomerId customer,
            @RequestParam(required = false) @Nullable CustomerId other,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "false") boolean list) {
        if (customer.equals(other)) return Redirect.to("/customers/" + customer);
        return other == null ? search(customer, q) : comparing.of(customer, other, list);
    }

    @PostMapping
    Redirect merge(
            @RequestParam CustomerId survivor,
            @RequestParam CustomerId absorbed,
            @RequestParam(defaultValue = "SURVIVOR") Side name,
            @RequestParam(defaultValue = "SURVIVOR") Side birthday,
            @RequestParam(defaultValue = "SURVIVOR") Side address,
            @RequestParam(defaultValue = "false") boolean list,
            RedirectAttributes redirect) {
        var outcome = merging.merge(survivor, absorbed, new Choices(name, birthday, address));
        tell(outcome, redirect);
        return Redirect.to(list ? "/customers/duplicates" : "/customers/" + survivor);
    }

    @PostMapping("/{id}/separation")
    Redirect separate(@PathVariable MergeId id, @RequestParam CustomerId customer, RedirectAttributes redirect) {
        var outcome = merging.separate(id);
        tell(outcome, redirect);
        return Redirect.to("/customers/" + (outcome instanceof Separated separated ? separated.absorbed() : customer));
    }

    private void tell(Merging.Outcome outcome, RedirectAttributes redirect) {
        var notice = switch (outcome) {
            case Merged _ ->
                Notice.done(t("customers.merge.done", day(clock.instant().plus(Merge.SEPARABLE))));
            case Separated _ -> Notice.done(t("customers.merge.separated"));
            case OneAlready _ -> Notice.done(t("customers.merge.already"));
            case Refused(var reason) -> Notice.careful(t("customers.merge.refused." + reason));
        };
        notice.after(redirect);
    }

    private View search(CustomerId customer, String q) {
        var called = customers.name(customer).orElseThrow(() -> new NoSuchElementException("no customer " + customer));
        var typed = Objects.requireNonNullElse(Folding.clean(q), "");
        var found = directory.search(typed, businesses.current().country(), MOST_FOUND).stream()
                .filter(line -> !line.id().equals(customer))
                .toList();
        return new OtherPage(new ComparisonPage.Person(customer, called), typed, found);
    }
}
