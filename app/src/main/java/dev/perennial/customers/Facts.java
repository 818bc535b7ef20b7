package dev.perennial.customers;

import dev.perennial.customers.contacts.Birthday;
import dev.perennial.customers.contacts.Emails;
import dev.perennial.customers.contacts.Folding;
import dev.perennial.customers.contacts.Phones;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What can be used of what another system says about a [Person].
record Facts(
        @Nullable String externalId,
        String name,
        String nameKey,
        @Nullable String email,
        @Nullable String emailKey,
        @Nullable String phone,
        @Nullable String phoneKey,
        @Nullable String street,
        @Nullable String postalCode,
        @Nullable String city,
        @Nullable String region,
        @Nullable String country,
        @Nullable String language,
        @Nullable Birthday birthday,
        @Nullable String cameFrom,
        @Nullable String campaign) {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final int LONGEST_NUMBER = 200;

    /// @param home the country of the business, where phone numbers without a country code are meant
    static Facts of(Person person, String home, LocalDate today) {
        var name = orEmpty(Folding.clean(person.name()));
        var nameKey = Folding.key(name);
        var email = Folding.clean(person.email());
        var emailKey = email == null ? null : Emails.key(email);
        var phone = Folding.clean(person.phone());
        var country = country(person.country());
        var phoneKey = phone == null ? null : Phones.key(phone, country == null ? home : country);
        var birthday = Folding.clean(person.birthday());
        return new Facts(
                number(Folding.clean(person.externalId()), emailKey, phoneKey, nameKey),
                name,
                nameKey,
                email,
                emailKey,
                phone,
                phoneKey,
                Folding.clean(person.street()),
                Folding.clean(person.postalCode()),
                Folding.clean(person.city()),
                Folding.clean(person.region()),
                country,
                language(person.language()),
                birthday == null ? null : Birthday.read(birthday, home, today).orElse(null),
                Folding.clean(person.cameFrom()),
                Folding.clean(person.campaign()));
    }

    /// Whether there is anything to know the person by another time.
    boolean nameSomebody() {
        return externalId != null || emailKey != null || phoneKey != null;
    }

    /// A person of whom the system tells a name only is known by that name there.
    private static @Nullable String number(
            @Nullable String externalId, @Nullable String emailKey, @Nullable String phoneKey, String nameKey) {
        if (externalId != null) return shortened(externalId);
        return emailKey == null && phoneKey == null && !nameKey.isEmpty() ? shortened("name:" + nameKey) : null;
    }

    private static String shortened(String externalId) {
        if (externalId.length() <= LONGEST_NUMBER) return externalId;
        try {
            var digest = java.security.MessageDigest.getInstance("SHA-256")
                    .digest(externalId.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable String country(@Nullable String text) {
        var code = text == null ? "" : text.strip().toUpperCase(Locale.ROOT);
        return COUNTRIES.contains(code) ? code : null;
    }

    private static @Nullable String language(@Nullable String text) {
        if (text == null || text.isBlank()) return null;
        try {
            return new Locale.Builder()
                    .setLanguageTag(text.strip().replace('_', '-'))
                    .build()
                    .toLanguageTag();
        } catch (IllformedLocaleException _) {
            return null;
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
