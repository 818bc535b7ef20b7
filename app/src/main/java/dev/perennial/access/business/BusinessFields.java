package dev.perennial.access.business;

import dev.perennial.platform.Business;
import dev.perennial.ui.Choice;
import dev.perennial.ui.Words;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The fields that describe a business, with what there is to choose from and what is wrong with each.
public record BusinessFields(BusinessForm form, Map<String, String> mistakes) {
    public @Nullable String mistake(String field) {
        return mistakes.get(field);
    }

    public List<Choice> kinds() {
        return Arrays.stream(Business.Kind.values())
                .map(kind -> new Choice(kind.name(), Words.t("access.setup.kind." + kind.name())))
                .toList();
    }

    public List<Choice> countries() {
        return Arrays.stream(Locale.getISOCountries())
                .map(code -> new Choice(code, Locale.of("", code).getDisplayCountry(Words.language())))
                .sorted(Comparator.comparing(Choice::label))
                .toList();
    }

    public List<Choice> currencies() {
        return Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getDefaultFractionDigits() >= 0)
                .map(currency -> new Choice(
                        currency.getCurrencyCode(),
                        currency.getCurrencyCode() + " – " + currency.getDisplayName(Words.language())))
                .sorted(Comparator.comparing(Choice::label))
                .toList();
    }

    public List<Choice> zones() {
        return Choice.zones();
    }

    public List<Choice> languages() {
        return Arrays.stream(Locale.getISOLanguages())
                .map(code -> new Choice(code, Locale.of(code).getDisplayLanguage(Words.language())))
                .sorted(Comparator.comparing(Choice::label))
                .toList();
    }

    public List<Choice> days() {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> new Choice(
                        BusinessForm.hoursField(day), day.getDisplayName(TextStyle.FULL_STANDALONE, Words.language())))
                .toList();
    }
}
