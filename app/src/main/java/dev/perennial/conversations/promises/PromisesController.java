package dev.perennial.conversations.promises;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.customers.TraitDefinition;
import dev.perennial.customers.Traits;
import dev.perennial.hours.Hours;
import dev.perennial.hours.Place;
import dev.perennial.hours.PlaceId;
import dev.perennial.messaging.AccountId;
import dev.perennial.messaging.Accounts;
import dev.perennial.ui.AccountItem;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.View;
import java.util.Map;
import java.util.NoSuchElementException;
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
@RequestMapping("/conversations/promises")
class PromisesController {
    private final Promises promises;
    private final AccountPlaces places;
    private final Accounts accounts;
    private final Hours hours;
    private final Traits traits;
    private final CurrentStaff staff;

    PromisesController(
            Promises promises,
            AccountPlaces places,
            Accounts accounts,
            Hours hours,
            Traits traits,
            CurrentStaff staff) {
        this.promises = promises;
        this.places = places;
        this.accounts = accounts;
        this.hours = hours;
        this.traits = traits;
        this.staff = staff;
    }

    @Bean
    static AccountItem promisesInMenu() {
        return new AccountItem(
                17, "/conversations/promises", "conversations.promises.title", "hand-stop", Role.MANAGER.authority());
    }

    @GetMapping
    View index() {
        staff.require(Role.MANAGER);
        return new PromisesPage(promises.inOrder(), choices(), places.all(), isOwner());
    }

    @GetMapping("/new")
    View blank() {
        staff.require(Role.OWNER);
        return new PromisePage(null, PromiseForm.BLANK, choices(), Map.of());
    }

    @GetMapping("/{id}")
    View show(@PathVariable UUID id) {
        staff.require(Role.OWNER);
        return new PromisePage(id, PromiseForm.of(get(id)), choices(), Map.of());
    }

    @PostMapping
    Object make(@RequestParam Map<String, String> fields, RedirectAttributes after) {
        staff.require(Role.OWNER);
        var form = new PromiseForm(fields);
        return switch (form.read(choices())) {
            case PromiseForm.Unclear(var mistakes) -> new PromisePage(null, form, choices(), mistakes);
            case PromiseForm.InOrder wanted -> {
                promises.make(wanted);
                yield done(t("conversations.promises.saved"), after);
            }
        };
    }

    @PostMapping("/{id}")
    Object change(@PathVariable UUID id, @RequestParam Map<String, String> fields, RedirectAttributes after) {
        staff.require(Role.OWNER);
        get(id);
        var form = new PromiseForm(fields);
        return switch (form.read(choices())) {
            case PromiseForm.Unclear(var mistakes) -> new PromisePage(id, form, choices(), mistakes);
            case PromiseForm.InOrder wanted -> {
                promises.change(id, wanted);
                yield done(t("conversations.promises.saved"), after);
            }
        };
    }

    @PostMapping("/places")
    Redirect atHome(
            @RequestParam UUID account,
            @RequestParam(required = false) @Nullable UUID place,
            RedirectAttributes after) {
        staff.require(Role.OWNER);
        var of = accounts.find(new AccountId(account))
                .orElseThrow(() -> new NoSuchElementException("no account " + account));
        var at = place == null
                ? null
                : hours.find(new PlaceId(place))
                        .map(Place::id)
                        .orElseThrow(() -> new NoSuchElementException("no place " + place));
        places.set(of.id(), at);
        return done(t("conversations.promises.home.saved"), after);
    }

    @PostMapping("/{id}/rise")
    Redirect raise(@PathVariable UUID id) {
        staff.require(Role.OWNER);
        promises.raise(id);
        return Redirect.to("/conversations/promises");
    }

    @PostMapping("/{id}/removal")
    Redirect remove(@PathVariable UUID id, RedirectAttributes after) {
        staff.require(Role.OWNER);
        promises.remove(id);
        return done(t("conversations.promises.removed"), after);
    }

    private static Redirect done(String sentence, RedirectAttributes after) {
        Notice.done(sentence).after(after);
        return Redirect.to("/conversations/promises");
    }

    private Choices choices() {
        var words = traits.declared().stream()
                .filter(it -> it.type() == TraitDefinition.Type.TEXT)
                .toList();
        return new Choices(accounts.all(), hours.places(), words);
    }

    private Promise get(UUID id) {
        return promises.find(id).orElseThrow(() -> new NoSuchElementException("no promise " + id));
    }

    private boolean isOwner() {
        return staff.role().atLeast(Role.OWNER);
    }
}
