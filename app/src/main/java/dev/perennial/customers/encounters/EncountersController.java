package dev.perennial.customers.encounters;

import static dev.perennial.ui.Words.t;

import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.View;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/customers/encounters")
class EncountersController {
    private final Encounters encounters;
    private final Customers customers;

    EncountersController(Encounters encounters, Customers customers) {
        this.encounters = encounters;
        this.customers = customers;
    }

    @GetMapping("/new")
    View blank(@RequestParam CustomerId customer) {
        return new NewEncounterPage(called(customer), EncounterForm.blank(customer), null);
    }

    @PostMapping
    Object note(
            @RequestParam CustomerId customer,
            @RequestParam UUID form,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(required = false) @Nullable String words,
            @RequestParam(required = false) @Nullable String next,
            RedirectAttributes redirect) {
        var called = called(customer);
        return switch (Encounter.read(kind, outcome, words, next)) {
            case Encounter.InOrder(var encounter) -> {
                encounters.note(customer, encounter, form);
                Notice.done(
                                encounter.next() == Next.NEVER
                                        ? t("customers.encounter.noted")
                                        : t("customers.encounter.noted.next"))
                        .after(redirect);
                yield Redirect.to("/customers/" + customer);
            }
            case Encounter.Unclear(var sentence) ->
                new NewEncounterPage(
                        called,
                        new EncounterForm(
                                customer,
                                form.toString(),
                                Kind.of(kind).orElse(null),
                                Objects.requireNonNullElse(words, "")),
                        sentence);
        };
    }

    private String called(CustomerId customer) {
        return customers.name(customer).orElseThrow(() -> new NoSuchElementException("no customer " + customer));
    }
}
