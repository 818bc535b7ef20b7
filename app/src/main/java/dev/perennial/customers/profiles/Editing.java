package dev.perennial.customers.profiles;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.AuditLog;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.SourceWords;
import dev.perennial.customers.contacts.Folding;
import dev.perennial.customers.fields.CustomFields;
import dev.perennial.customers.profiles.Profile.Reach;
import dev.perennial.platform.Businesses;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/// Makes and changes profiles by the form, or gives the form back with what to mend.
@Component
class Editing {
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final Profiles profiles;
    private final CustomFields fields;
    private final SourceWords sources;
    private final Businesses businesses;
    private final Clock clock;
    private final AuditLog log;

    Editing(
            Profiles profiles,
            CustomFields fields,
            SourceWords sources,
            Businesses businesses,
            AuditLog log,
            Clock clock) {
        this.log = log;
        this.profiles = profiles;
        this.fields = fields;
        this.sources = sources;
        this.businesses = businesses;
        this.clock = clock;
    }

    sealed interface Outcome {}

    record Saved(CustomerId customer) implements Outcome {}

    record Returned(FormPage page) implements Outcome {}

    /// @param name what is known of the name already, from a search that found nobody
    FormPage blank(String name) {
        var form = ProfileForm.blank(businesses.current().country());
        var typed = new HashMap<>(form.texts());
        typed.put("name", Objects.requireNonNullElse(Folding.clean(name), ""));
        return page(Optional.empty(), new ProfileForm(typed, form.emails(), form.phones()), Map.of(), "", false);
    }

    FormPage of(CustomerId id) {
        var profile = known(id);
        log.viewed("customers.page", id.value());
        var seen = profile.changedAt().toString();
        return page(Optional.of(id), ProfileForm.of(profile), Map.of(), seen, false);
    }

    Outcome make(MultiValueMap<String, String> sent) {
        var form = form(sent);
        return switch (read(form, List.of())) {
            case ProfileForm.Unclear(var mistakes) -> new Returned(page(Optional.empty(), form, mistakes, "", false));
            case ProfileForm.InOrder(var draft) -> {
                var taken = taken(draft, List.of(), Optional.empty(), sent);
                yield taken.isEmpty()
                        ? new Saved(profiles.make(draft))
                        : new Returned(shared(page(Optional.empty(), form, taken, "", false), draft));
            }
        };
    }

    Outcome change(CustomerId id, MultiValueMap<String, String> sent) {
        var known = known(id);
        var form = form(sent);
        var seen = Objects.requireNonNullElse(sent.getFirst("seen"), "");
        return switch (read(form, known.reaches())) {
            case ProfileForm.Unclear(var mistakes) -> new Returned(page(Optional.of(id), form, mistakes, seen, false));
            case ProfileForm.InOrder(var draft) -> {
                var taken = taken(draft, known.reaches(), Optional.of(id), sent);
                if (!taken.isEmpty())
                    yield new Returned(shared(page(Optional.of(id), form, taken, seen, false), draft));
                yield profiles.change(id, draft, instant(seen))
                        ? new Saved(id)
                        : new Returned(page(
                                Optional.of(id),
                                form,
                                Map.of(),
                                known(id).changedAt().toString(),
                                true));
            }
        };
    }

    private Profile known(CustomerId id) {
        return profiles.find(id).orElseThrow(() -> new NoSuchElementException("no customer " + id));
    }

    private ProfileForm.Read read(ProfileForm form, List<Reach> known) {
        var business = businesses.current();
        var today = LocalDate.ofInstant(clock.instant(), business.zone());
        return form.read(business.country(), today, fields.all(), known);
    }

    /// Addresses that are somebody else's already, unless whoever edits says that both have them.
    private Map<String, String> taken(
            Draft draft, List<Reach> known, Optional<CustomerId> customer, MultiValueMap<String, String> sent) {
        var taken = new LinkedHashMap<String, String>();
        if ("yes".equals(sent.getFirst("shared"))) return taken;
        for (var reach : draft.reaches()) {
            if (known.contains(reach)) continue;
            profiles.ownerOf(reach, customer)
                    .ifPresent(owner -> taken.put(
                            input(reach, sent),
                            t(
                                    "customers.form.taken",
                                    reach.value(),
                                    owner.name().isEmpty() ? t("customers.nameless") : owner.name())));
        }
        return taken;
    }

    /// Which input of the form an address was typed into.
    private static String input(Reach reach, MultiValueMap<String, String> sent) {
        var name = reach.kind() == Reach.Kind.EMAIL ? "email" : "phone";
        var typed = sent.getOrDefault(name, List.of()).stream()
                .map(text -> Objects.requireNonNullElse(Folding.clean(text), ""))
                .toList();
        return name + "." + typed.indexOf(reach.value());
    }

    private FormPage shared(FormPage page, Draft draft) {
        var owner = draft.reaches().stream()
                .flatMap(reach -> profiles.ownerOf(reach, page.customer()).stream())
                .map(Profiles.Owner::id)
                .findFirst();
        return new FormPage(
                page.customer(),
                page.form(),
                page.fields(),
                page.sources(),
                page.mistakes(),
                page.seen(),
                false,
                owner);
    }

    private FormPage page(
            Optional<CustomerId> customer,
            ProfileForm form,
            Map<String, String> mistakes,
            String seen,
            boolean overtaken) {
        return new FormPage(customer, form, fields.all(), sources.names(), mistakes, seen, overtaken, Optional.empty());
    }

    private static ProfileForm form(MultiValueMap<String, String> sent) {
        var texts = new HashMap<String, String>();
        sent.forEach((name, values) -> texts.put(name, values.getFirst()));
        return new ProfileForm(texts, typed(sent, "email"), typed(sent, "phone"));
    }

    private static List<String> typed(MultiValueMap<String, String> sent, String name) {
        var typed = sent.getOrDefault(name, List.of());
        return typed.isEmpty() ? List.of("") : typed;
    }

    /// A form that names no moment has seen nothing.
    private static Instant instant(String seen) {
        try {
            var moment = Instant.parse(seen);
            return moment.isBefore(LATEST) && moment.isAfter(Instant.EPOCH) ? moment : Instant.EPOCH;
        } catch (DateTimeException _) {
            return Instant.EPOCH;
        }
    }
}
