package dev.perennial.customers.preferences;

import static dev.perennial.ui.Words.number;
import static dev.perennial.ui.Words.t;

import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.customers.contacts.Folding;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Adds and removes chips in place; without script the customer's page comes back.
@Controller
@RequestMapping("/customers/preferences")
class PreferencesController {
    private final Preferences preferences;
    private final Customers customers;

    PreferencesController(Preferences preferences, Customers customers) {
        this.preferences = preferences;
        this.customers = customers;
    }

    @PostMapping
    Object add(
            @RequestParam CustomerId customer,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String text,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String inPlace,
            RedirectAttributes redirect) {
        if (!customers.exists(customer)) throw new NoSuchElementException("no customer " + customer);
        var what = Folding.clean(text);
        var mistake = what == null
                ? t("customers.preference.empty")
                : what.length() > Preference.LONGEST
                        ? t("customers.preference.long", number(Preference.LONGEST), number(what.length()))
                        : null;
        if (what != null && mistake == null) preferences.add(customer, Preference.Kind.of(kind), what);
        if (inPlace != null) return new PreferenceChips(customer, preferences.of(customer), mistake);
        if (mistake != null) Notice.wrong(mistake).after(redirect);
        return Redirect.to("/customers/" + customer);
    }

    @PostMapping("/{id}/removal")
    Object remove(
            @PathVariable UUID id,
            @RequestParam CustomerId customer,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String inPlace) {
        preferences.remove(id);
        return inPlace != null
                ? new PreferenceChips(customer, preferences.of(customer), null)
                : Redirect.to("/customers/" + customer);
    }
}
