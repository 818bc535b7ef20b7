package dev.perennial.customers.profiles;

import static dev.perennial.ui.Words.number;
import static dev.perennial.ui.Words.t;

import dev.perennial.customers.contacts.Birthday;
import dev.perennial.customers.contacts.Emails;
import dev.perennial.customers.contacts.Folding;
import dev.perennial.customers.contacts.Phones;
import dev.perennial.customers.fields.CustomField;
import dev.perennial.customers.profiles.Profile.Address;
import dev.perennial.customers.profiles.Profile.Demographic;
import dev.perennial.customers.profiles.Profile.Reach;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The form of a profile as typed: nothing is lost when something is wrong with it.
///
/// @param texts one text by input name
/// @param emails each e-mail input, empty ones too
/// @param phones each phone input, empty ones too
public record ProfileForm(Map<String, String> texts, List<String> emails, List<String> phones) {
    static final int LONGEST_NAME = 200;
    private static final int LONGEST_LINE = 200;
    private static final int MOST_REACHES = 10;
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    sealed interface Read {}

    record InOrder(Draft draft) implements Read {}

    /// @param mistakes input name to sentence, in the order of the form
    record Unclear(Map<String, String> mistakes) implements Read {}

    static ProfileForm blank(String country) {
        return new ProfileForm(Map.of("country", country), List.of(""), List.of(""));
    }

    static ProfileForm of(Profile profile) {
        var texts = new LinkedHashMap<String, String>();
        texts.put("name", profile.name());
        put(texts, "street", profile.address().street());
        put(texts, "postalCode", profile.address().postalCode());
        put(texts, "city", profile.address().city());
        put(texts, "region", profile.address().region());
        put(texts, "country", profile.address().country());
        put(texts, "language", profile.language());
        put(texts, "cameFrom", profile.cameFrom());
        put(texts, "campaign", profile.campaign());
        var birthday = profile.birthday();
        if (birthday != null) {
            texts.put("birthDay", String.valueOf(birthday.day().getDayOfMonth()));
            texts.put("birthMonth", String.valueOf(birthday.day().getMonthValue()));
            if (birthday.year() != null) texts.put("birthYear", String.valueOf(birthday.year()));
        }
        for (var each : Demographic.values())
            put(texts, each.input(), profile.demographics().get(each.name()));
        profile.fields().forEach((field, value) -> texts.put("field." + field, value));
        return new ProfileForm(
                texts, values(profile.reaches(Reach.Kind.EMAIL)), values(profile.reaches(Reach.Kind.PHONE)));
    }

    public String text(String input) {
        return texts.getOrDefault(input, "");
    }

    /// @param home the business's country: phones without a country code are meant there
    /// @param known how the customer is reached already; what stays as it was needs no second check
    Read read(String home, LocalDate today, List<CustomField> customFields, List<Reach> known) {
        var mistakes = new LinkedHashMap<String, String>();
        var name = line("name", LONGEST_NAME, mistakes);
        var reaches = new ArrayList<Reach>();
        var country = code("country", COUNTRIES, mistakes, "customers.form.country.wrong");
        readEmails(reaches, mistakes);
        readPhones(reaches, country == null ? home : country, known, mistakes);
        if (name == null && reaches.isEmpty() && mistakes.isEmpty())
            mistakes.put("name", t("customers.form.name.missing"));
        var birthday = birthday(today, mistakes);
        var address = new Address(
                line("street", LONGEST_LINE, mistakes),
                line("postalCode", 20, mistakes),
                line("city", LONGEST_LINE, mistakes),
                line("region", LONGEST_LINE, mistakes),
                country);
        var language = code("language", LANGUAGES, mistakes, "customers.form.language.wrong");
        var cameFrom = line("cameFrom", LONGEST_LINE, mistakes);
        var campaign = line("campaign", LONGEST_LINE, mistakes);
        var demographics = new LinkedHashMap<String, String>();
        for (var each : Demographic.values()) put(demographics, each.name(), line(each.input(), 100, mistakes));
        var fields = new LinkedHashMap<String, String>();
        for (var field : customFields) {
            var value = Folding.clean(text(field.input()));
            if (value == null) continue;
            switch (field.check(value)) {
                case CustomField.Fits(var fitting) -> fields.put(field.id().toString(), fitting);
                case CustomField.Unfit(var sentence) -> mistakes.put(field.input(), sentence);
            }
        }
        if (!mistakes.isEmpty()) return new Unclear(mistakes);
        return new InOrder(new Draft(
                name == null ? "" : name,
                reaches,
                address,
                birthday,
                language,
                cameFrom,
                campaign,
                demographics,
                fields));
    }

    private void readEmails(List<Reach> reaches, Map<String, String> mistakes) {
        for (var i = 0; i < emails.size(); i++) {
            var value = Folding.clean(emails.get(i));
            if (value == null) continue;
            var key = Emails.key(value);
            if (key == null) mistakes.put("email." + i, t("customers.form.email.wrong", shortened(value)));
            else if (i >= MOST_REACHES) mistakes.put("email." + i, t("customers.form.reaches.many", MOST_REACHES));
            else add(reaches, new Reach(Reach.Kind.EMAIL, value, key));
        }
    }

    private void readPhones(List<Reach> reaches, String country, List<Reach> known, Map<String, String> mistakes) {
        for (var i = 0; i < phones.size(); i++) {
            var value = Folding.clean(phones.get(i));
            if (value == null) continue;
            var kept = known.stream()
                    .filter(it -> it.kind() == Reach.Kind.PHONE && it.value().equals(value))
                    .map(Reach::key)
                    .findFirst();
            var key = kept.or(() -> Phones.international(value, country));
            if (key.isEmpty())
                mistakes.put(
                        "phone." + i,
                        t(
                                "customers.form.phone.wrong",
                                shortened(value),
                                Locale.of("", country).getDisplayCountry(dev.perennial.ui.Words.language()),
                                "+" + Phones.callingCode(country)));
            else if (i >= MOST_REACHES) mistakes.put("phone." + i, t("customers.form.reaches.many", MOST_REACHES));
            else add(reaches, new Reach(Reach.Kind.PHONE, value, key.get()));
        }
    }

    private @Nullable Birthday birthday(LocalDate today, Map<String, String> mistakes) {
        var day = Folding.clean(text("birthDay"));
        var month = Folding.clean(text("birthMonth"));
        var year = Folding.clean(text("birthYear"));
        if (day == null && month == null && year == null) return null;
        if (day == null || month == null) {
            mistakes.put("birthDay", t("customers.form.birthday.half"));
            return null;
        }
        try {
            var monthDay = MonthDay.of(Integer.parseInt(month), Integer.parseInt(day));
            var born = year == null ? null : Integer.valueOf(year);
            if (born != null
                    && (born < Birthday.EARLIEST || monthDay.atYear(born).isAfter(today))) {
                mistakes.put("birthYear", t("customers.form.birthday.year", String.valueOf(born)));
                return null;
            }
            return new Birthday(monthDay, born);
        } catch (DateTimeException | NumberFormatException _) {
            mistakes.put(
                    "birthDay",
                    t(
                            "customers.form.birthday.wrong",
                            shortened(day),
                            shortened(month),
                            year == null ? "" : shortened(year)));
            return null;
        }
    }

    private @Nullable String line(String input, int longest, Map<String, String> mistakes) {
        var text = Folding.clean(text(input));
        if (text == null || text.length() <= longest) return text;
        mistakes.put(input, t("customers.form.long", number(longest), number(text.length())));
        return null;
    }

    private @Nullable String code(String input, Set<String> known, Map<String, String> mistakes, String sentence) {
        var text = Folding.clean(text(input));
        if (text == null || known.contains(text)) return text;
        // a language may name its country too, as imports bring it: de-AT
        if (known.contains(text.replaceFirst("-.*", "")) && text.length() <= 35) return text;
        mistakes.put(input, t(sentence, shortened(text)));
        return null;
    }

    private static void add(List<Reach> reaches, Reach reach) {
        var known = reaches.stream()
                .anyMatch(it -> it.kind() == reach.kind() && it.key().equals(reach.key()));
        if (!known) reaches.add(reach);
    }

    private static List<String> values(List<Reach> reaches) {
        var values = new ArrayList<>(reaches.stream().map(Reach::value).toList());
        values.add("");
        return values;
    }

    private static void put(Map<String, String> texts, String name, @Nullable String value) {
        if (value != null) texts.put(name, value);
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
