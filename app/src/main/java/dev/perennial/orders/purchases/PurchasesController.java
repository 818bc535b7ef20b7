package dev.perennial.orders.purchases;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.orders.PurchaseId;
import dev.perennial.orders.Purchases;
import dev.perennial.orders.Recording.Contradicted;
import dev.perennial.orders.Recording.Recorded;
import dev.perennial.orders.Recording.Refused;
import dev.perennial.orders.Recording.SeenBefore;
import dev.perennial.orders.purchases.PurchaseSearch.Mark;
import dev.perennial.platform.Businesses;
import dev.perennial.ui.AccountItem;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.Refusal;
import dev.perennial.ui.View;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/orders/purchases")
class PurchasesController {
    private static final int ROWS = 50;

    private final Purchases purchases;
    private final RecordedPurchases recorded;
    private final Customers customers;
    private final Businesses businesses;
    private final CurrentStaff staff;
    private final Clock clock;

    PurchasesController(
            Purchases purchases,
            RecordedPurchases recorded,
            Customers customers,
            Businesses businesses,
            CurrentStaff staff,
            Clock clock) {
        this.purchases = purchases;
        this.recorded = recorded;
        this.customers = customers;
        this.businesses = businesses;
        this.staff = staff;
        this.clock = clock;
    }

    @Bean
    static AccountItem purchasesInMenu() {
        return new AccountItem(5, "/orders/purchases", "orders.purchases.title", "receipt");
    }

    @GetMapping
    View index(
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(required = false) @Nullable CustomerId customer,
            @RequestParam(defaultValue = "") String before) {
        var readDay = day(day);
        var mistake = readDay == null && !day.isBlank() ? t("orders.purchases.day.mistake", day) : null;
        var search = new PurchaseSearch(number.strip(), readDay, customer, Mark.parse(before));
        var rows = mistake == null ? recorded.rows(search, ROWS + 1) : List.<PurchaseRow>of();
        var shown = rows.subList(0, Math.min(ROWS, rows.size()));
        return new PurchasesPage(
                search,
                day,
                mistake,
                customer == null ? null : name(customer),
                shown,
                rows.size() > ROWS ? search.older(shown.getLast()) : null);
    }

    @GetMapping("/{id}")
    View show(@PathVariable PurchaseId id) {
        return new PurchasePage(recorded.get(id), staff.role().atLeast(Role.MANAGER));
    }

    @GetMapping("/new")
    View form(@RequestParam CustomerId customer) {
        var now = LocalDateTime.ofInstant(clock.instant(), businesses.current().zone());
        return new HandForm(
                        customer,
                        UUID.randomUUID(),
                        "",
                        "",
                        now.truncatedTo(ChronoUnit.MINUTES).toString())
                .page(name(customer), currency(), List.of());
    }

    @PostMapping
    Object record(HandForm form, RedirectAttributes redirect) {
        var read = form.read(businesses.current());
        var outcome =
                read.purchase() == null ? new Refused<PurchaseId>(read.refusals()) : purchases.record(read.purchase());
        return switch (outcome) {
            case Refused(var refusals) -> again(form, refusals);
            case Contradicted<?> other -> again(form, List.of(other.difference()));
            case Recorded(var id) -> done(id, redirect);
            case SeenBefore(var id) -> done(id, redirect);
        };
    }

    private View again(HandForm form, List<Refusal> refusals) {
        return form.page(name(form.customer()), currency(), refusals);
    }

    private static Redirect done(PurchaseId id, RedirectAttributes redirect) {
        Notice.done(t("orders.new.done")).after(redirect);
        return Redirect.to("/orders/purchases/" + id);
    }

    private String name(CustomerId customer) {
        return customers.name(customer).orElseThrow();
    }

    private String currency() {
        return businesses.current().currency().getCurrencyCode();
    }

    private static @Nullable LocalDate day(String text) {
        try {
            var day = LocalDate.parse(text.strip());
            return day.getYear() >= 1 && day.getYear() <= 9999 ? day : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
