package dev.perennial.customers.merges;

import static dev.perennial.ui.Words.day;
import static dev.perennial.ui.Words.dayOfYear;
import static dev.perennial.ui.Words.language;
import static dev.perennial.ui.Words.number;
import static dev.perennial.ui.Words.t;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.customers.contacts.Birthday;
import dev.perennial.customers.fields.CustomFields;
import dev.perennial.customers.merges.ComparisonPage.Line;
import dev.perennial.customers.merges.ComparisonPage.Person;
import dev.perennial.customers.profiles.Profile;
import dev.perennial.customers.profiles.Profile.Demographic;
import dev.perennial.customers.profiles.Profile.Reach;
import dev.perennial.customers.profiles.Profiles;
import dev.perennial.platform.Businesses;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Lays two customers side by side.
@Component
class Comparing {
    /// Each profile was made once: to compare that says nothing.
    private static final String MADE = "customers.made";

    private final Profiles profiles;
    private final Customers customers;
    private final CustomFields fields;
    private final Merges merges;
    private final CurrentStaff staff;
    private final Businesses businesses;

    Comparing(
            Profiles profiles,
            Customers customers,
            CustomFields fields,
            Merges merges,
            CurrentStaff staff,
            Businesses businesses) {
        this.profiles = profiles;
        this.customers = customers;
        this.fields = fields;
        this.merges = merges;
        this.staff = staff;
        this.businesses = businesses;
    }

    /// The one of whom more happened stays, of equals the one who is known longer.
    ComparisonPage of(CustomerId one, CustomerId other, boolean fromList) {
        var happened = Map.of(one, merges.happened(one), other, merges.happened(other));
        var first = known(one);
        var second = known(other);
        var moreFirst = total(happened.get(one)) - total(happened.get(other));
        var isFirst = moreFirst == 0 ? !first.createdAt().isAfter(second.createdAt()) : moreFirst > 0;
        var survivor = isFirst ? first : second;
        var absorbed = isFirst ? second : first;
        return new ComparisonPage(
                person(survivor),
                person(absorbed),
                lines(survivor, absorbed, happened),
                staff.role().atLeast(Role.MANAGER),
                fromList);
    }

    private Profile known(CustomerId id) {
        return profiles.find(id).orElseThrow(() -> new NoSuchElementException("no customer " + id));
    }

    private Person person(Profile profile) {
        return new Person(profile.id(), customers.name(profile.id()).orElse(t("customers.nameless")));
    }

    private List<Line> lines(Profile survivor, Profile absorbed, Map<CustomerId, Map<String, Long>> happened) {
        var rows = merges.read(survivor.id(), absorbed.id());
        var mine = rows.get(survivor.id());
        var theirs = rows.get(absorbed.id());
        if (mine == null || theirs == null) throw new NoSuchElementException("no customer " + absorbed.id());
        var sensible = Choices.sensible(mine, theirs);
        var lines = new ArrayList<Line>();
        Adding add = (label, choice, chosen, both, of) -> {
            var left = of.apply(survivor);
            var right = of.apply(absorbed);
            if (left.isEmpty() && right.isEmpty()) return;
            var isChoice = choice != null && !left.isEmpty() && !right.isEmpty() && !left.equals(right);
            lines.add(new Line(label, isChoice ? choice : null, chosen, left, right, both));
        };
        add.line(t("customers.form.name"), "name", sensible.name(), false, it -> said(it.name()));
        add.both(t("customers.form.email"), it -> reaches(it, Reach.Kind.EMAIL));
        add.both(t("customers.form.phone"), it -> reaches(it, Reach.Kind.PHONE));
        add.line(t("customers.form.birthday"), "birthday", sensible.birthday(), false, it -> birthday(it.birthday()));
        add.line(t("customers.form.address"), "address", sensible.address(), false, this::address);
        add.one(
                t("customers.form.language"),
                it -> it.language() == null
                        ? List.of()
                        : List.of(Locale.forLanguageTag(it.language()).getDisplayName(language())));
        for (var each : Demographic.values())
            add.one(
                    t("customers.demographic." + each),
                    it -> said(it.demographics().get(each.name())));
        for (var field : fields.all())
            add.one(field.name(), it -> said(it.fields().get(field.id().toString())));
        add.both(t("customers.page.number"), Profile::numbers);
        add.one(t("customers.page.cameFrom"), it -> said(it.cameFrom()));
        add.one(t("customers.page.since"), it -> List.of(day(it.createdAt())));
        var kinds = new TreeSet<String>();
        happened.values().forEach(counts -> kinds.addAll(counts.keySet()));
        kinds.remove(MADE);
        for (var kind : kinds)
            add.both(t(kind + ".many"), it -> {
                var count = happened.getOrDefault(it.id(), Map.of()).get(kind);
                return count == null ? List.of() : List.of(number(count));
            });
        return lines;
    }

    private interface Adding {
        void line(String label, @Nullable String choice, Side chosen, boolean both, Function<Profile, List<String>> of);

        default void both(String label, Function<Profile, List<String>> of) {
            line(label, null, Side.SURVIVOR, true, of);
        }

        default void one(String label, Function<Profile, List<String>> of) {
            line(label, null, Side.SURVIVOR, false, of);
        }
    }

    private List<String> reaches(Profile profile, Reach.Kind kind) {
        var home = businesses.current().country();
        return profile.reaches(kind).stream().map(reach -> reach.written(home)).toList();
    }

    private static List<String> birthday(@Nullable Birthday birthday) {
        if (birthday == null) return List.of();
        var day = dayOfYear(birthday.day());
        return List.of(birthday.year() == null ? day : day + " " + birthday.year());
    }

    private List<String> address(Profile profile) {
        var lines = new ArrayList<>(profile.address().lines());
        var country = profile.address().country();
        if (country != null && !country.equals(businesses.current().country()))
            lines.add(Locale.of("", country).getDisplayCountry(language()));
        return lines;
    }

    private static List<String> said(@Nullable String text) {
        return text == null || text.isEmpty() ? List.of() : List.of(text);
    }

    private static long total(@Nullable Map<String, Long> counts) {
        return counts == null ? 0 : counts.values().stream().mapToLong(it -> it).sum();
    }
}
