package dev.perennial.customers.wishes;

import dev.perennial.access.CurrentStaff;
import dev.perennial.customers.Channel;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Purpose;
import dev.perennial.customers.Standing.Verdict;
import dev.perennial.customers.consent.Grounds;
import dev.perennial.customers.consent.KnownGrounds;
import dev.perennial.customers.consent.Reasons;
import dev.perennial.customers.consent.Wording;
import dev.perennial.customers.consent.Wordings;
import dev.perennial.customers.preferences.Preference;
import dev.perennial.customers.preferences.Preferences;
import dev.perennial.customers.wishes.Visitors.Visit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Gathers the preference page of a person.
@Component
class WishesPages {
    private final JdbcClient db;
    private final KnownGrounds grounds;
    private final Reasons reasons;
    private final Wordings wordings;
    private final Preferences preferences;
    private final CurrentStaff staff;

    WishesPages(
            JdbcClient db,
            KnownGrounds grounds,
            Reasons reasons,
            Wordings wordings,
            Preferences preferences,
            CurrentStaff staff) {
        this.db = db;
        this.grounds = grounds;
        this.reasons = reasons;
        this.wordings = wordings;
        this.preferences = preferences;
        this.staff = staff;
    }

    WishesPage of(String token, Visit visit, @Nullable String done) {
        return page(token, visit, Map.of(), Map.of(), done);
    }

    WishesPage of(String token, Visit visit, Map<String, String> typed, Map<String, String> mistakes) {
        return page(token, visit, typed, mistakes, null);
    }

    private WishesPage page(
            String token, Visit visit, Map<String, String> typed, Map<String, String> mistakes, @Nullable String done) {
        var customer = visit.customer();
        var known = known(visit);
        var decided = grounds.of(customer);
        var asked = Purpose.asked().stream()
                .map(purpose -> asked(purpose, wordings.offered(purpose, known.language()), decided, visit))
                .filter(it -> !it.lines().isEmpty())
                .toList();
        var lines = asked.stream().flatMap(it -> it.lines().stream()).toList();
        return new WishesPage(
                token,
                known,
                asked,
                lines.stream().anyMatch(it -> it.standing().verdict() == Verdict.SUPPRESSED),
                staff.find().isPresent(),
                typed,
                mistakes,
                done);
    }

    /// What a purpose is offered for, and whatever else was said about it: a yes must be there to be taken back.
    private WishesPage.Asked asked(Purpose purpose, Wording wording, Grounds known, Visit visit) {
        var lines = java.util.Arrays.stream(Channel.values())
                .map(channel -> known.decide(purpose, channel))
                .filter(it -> it.verdict() != Verdict.UNREACHABLE)
                .filter(it ->
                        it.verdict() != Verdict.NOT_ASKED || wording.channels().contains(it.channel()))
                .map(it -> {
                    var address = it.address();
                    var shown = address == null ? "" : Masked.shown(it.channel(), address, visit.proven());
                    return new WishesPage.Line(reasons.standing(it), shown);
                })
                .toList();
        return new WishesPage.Asked(purpose, wording, lines);
    }

    private WishesPage.Known known(Visit visit) {
        var customer = visit.customer();
        var all = preferences.of(customer);
        var reaches = reaches(customer, visit.proven());
        Predicate<Preference> callsMe = it -> it.kind() == Preference.Kind.ADDRESS_AS;
        return db.sql("select name, language, street, postal_code, city from customers.customer where id = ?")
                .param(customer.value())
                .query((row, _) -> new WishesPage.Known(
                        row.getString("name"),
                        all.stream()
                                .filter(callsMe)
                                .map(Preference::text)
                                .findFirst()
                                .orElse(""),
                        row.getString("language"),
                        reaches,
                        postal(row.getString("street"), row.getString("postal_code"), row.getString("city")),
                        all.stream().filter(callsMe.negate()).toList()))
                .single();
    }

    private List<WishesPage.Reach> reaches(CustomerId customer, @Nullable String proven) {
        return db.sql("""
            select id, kind, key, value from customers.contact_point where customer_id = ?
            order by kind, position, id""")
                .param(customer.value())
                .query((row, _) -> {
                    var mail = row.getString("kind").equals("EMAIL");
                    var address = new Grounds.Address(
                            mail ? Channel.EMAIL : Channel.PHONE, row.getString("key"), row.getString("value"));
                    return new WishesPage.Reach(
                            row.getObject("id", UUID.class), mail, Masked.shown(address.channel(), address, proven));
                })
                .list();
    }

    private static @Nullable String postal(
            @Nullable String street, @Nullable String postalCode, @Nullable String city) {
        return Optional.ofNullable(street).isEmpty() && city == null && postalCode == null
                ? null
                : Masked.postal(postalCode, city);
    }
}
