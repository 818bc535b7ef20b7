package dev.perennial.access.business;

import static dev.perennial.ui.Words.t;

import dev.perennial.platform.Business;
import dev.perennial.platform.OpeningHours;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A business as somebody wrote it into a form; [#mistakes] says what to mend, field by field.
public record BusinessForm(Map<String, String> fields) {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    /// The form as it stands for a business that exists.
    static BusinessForm of(Business business) {
        var fields = new HashMap<String, String>();
        fields.put("business", business.name());
        fields.put("kind", business.kind().name());
        fields.put("country", business.country());
        fields.put("currency", business.currency().getCurrencyCode());
        fields.put("zone", business.zone().getId());
        fields.put("language", business.language().toLanguageTag());
        for (var day : DayOfWeek.values()) {
            fields.put(hoursField(day), business.hours().written(day));
        }
        return new BusinessForm(fields);
    }

    public String get(String field) {
        return fields.getOrDefault(field, "").strip();
    }

    public static String hoursField(DayOfWeek day) {
        return "hours" + day.getValue();
    }

    /// Field to sentence, in the order of the form; empty when all is well.
    public Map<String, String> mistakes() {
        var found = new LinkedHashMap<String, String>();
        if (get("business").isEmpty()) found.put("business", t("access.setup.business.missing"));
        if (!COUNTRIES.contains(get("country"))) found.put("country", t("access.setup.country.wrong", get("country")));
        if (!isOneOf(
                Currency.getAvailableCurrencies().stream()
                        .map(Currency::getCurrencyCode)
                        .toList(),
                "currency")) found.put("currency", t("access.setup.currency.wrong", get("currency")));
        if (!ZoneId.getAvailableZoneIds().contains(get("zone")))
            found.put("zone", t("access.setup.zone.wrong", get("zone")));
        for (var day : DayOfWeek.values()) {
            if (spans(day).isEmpty()) found.put(hoursField(day), t("access.setup.hours.wrong", get(hoursField(day))));
        }
        return found;
    }

    /// The business described; only to be asked when there are no mistakes.
    public Business business(boolean sample) {
        var spans = new ArrayList<OpeningHours.Span>();
        for (var day : DayOfWeek.values()) {
            spans(day).ifPresent(spans::addAll);
        }
        return new Business(
                get("business"),
                kind(),
                get("country"),
                Currency.getInstance(get("currency")),
                ZoneId.of(get("zone")),
                Locale.forLanguageTag(get("language").isEmpty() ? "en" : get("language")),
                new OpeningHours(spans),
                sample);
    }

    private Business.Kind kind() {
        for (var kind : Business.Kind.values()) if (kind.name().equals(get("kind"))) return kind;
        return Business.Kind.OTHER;
    }

    private boolean isOneOf(List<String> known, String field) {
        return known.contains(get(field));
    }

    private Optional<List<OpeningHours.Span>> spans(DayOfWeek day) {
        return OpeningHours.read(day, get(hoursField(day)));
    }
}
