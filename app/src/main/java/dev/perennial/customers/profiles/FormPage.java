package dev.perennial.customers.profiles;

import dev.perennial.customers.CustomerId;
import dev.perennial.customers.fields.CustomField;
import dev.perennial.customers.profiles.Profile.Demographic;
import dev.perennial.ui.View;
import dev.perennial.ui.Words;
import java.time.Month;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// @param customer who is being changed; nothing when somebody new is being made
/// @param sources what people were heard to answer, to choose from
/// @param seen the moment of the last change the editor has seen, as kept in the form
/// @param owner who has one of the addresses already, when that is what stopped it
public record FormPage(
        Optional<CustomerId> customer,
        ProfileForm form,
        List<CustomField> fields,
        List<String> sources,
        Map<String, String> mistakes,
        String seen,
        boolean overtaken,
        Optional<CustomerId> owner)
        implements View {
    public record Choice(String value, String label) {}

    @Override
    public int status() {
        return overtaken ? 409 : mistakes.isEmpty() ? 200 : 422;
    }

    public String action() {
        return customer.map(id -> "/customers/" + id).orElse("/customers");
    }

    public String cancel() {
        return action();
    }

    public @Nullable String mistake(String input) {
        return mistakes.get(input);
    }

    public Demographic[] demographics() {
        return Demographic.values();
    }

    public List<Choice> months() {
        return Arrays.stream(Month.values())
                .map(month -> new Choice(String.valueOf(month.getValue()), Words.month(month)))
                .toList();
    }

    public List<Choice> countries() {
        return Arrays.stream(Locale.getISOCountries())
                .map(code -> new Choice(code, Locale.of("", code).getDisplayCountry(Words.language())))
                .sorted(Comparator.comparing(Choice::label))
                .toList();
    }

    /// The languages, and the one the customer has when it names a country too.
    public List<Choice> languages() {
        var own = form.text("language");
        return java.util.stream.Stream.concat(
                        own.contains("-") ? java.util.stream.Stream.of(own) : java.util.stream.Stream.empty(),
                        Arrays.stream(Locale.getISOLanguages()))
                .map(code -> new Choice(code, Locale.forLanguageTag(code).getDisplayName(Words.language())))
                .sorted(Comparator.comparing(Choice::label))
                .toList();
    }
}
