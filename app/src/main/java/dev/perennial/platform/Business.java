package dev.perennial.platform;

import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;

/// The one business this database belongs to.
///
/// `sample` is true while the business is the invented one that `--sample` makes.
public record Business(
        String name,
        Kind kind,
        String country,
        Currency currency,
        ZoneId zone,
        Locale language,
        OpeningHours hours,
        boolean sample) {

    /// How the business writes numbers and dates: its language as spoken in its country.
    public Locale locale() {
        return new Locale.Builder()
                .setLocale(language)
                .setRegion(country)
                .setUnicodeLocaleKeyword("cu", null)
                .build();
    }

    boolean keepsTheHoursOf(Business other) {
        return zone.equals(other.zone) && Set.copyOf(hours.spans()).equals(Set.copyOf(other.hours.spans()));
    }

    public enum Kind {
        BAKERY_CAFE,
        RESTAURANT,
        SHOP,
        ONLINE_SHOP,
        BEAUTY,
        HEALTH,
        CRAFT,
        PROFESSIONAL,
        OTHER
    }
}
