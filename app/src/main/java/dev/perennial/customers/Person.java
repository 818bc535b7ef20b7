package dev.perennial.customers;

import org.jspecify.annotations.Nullable;

/// What another system says about a person, as it says it; nothing needs to be clean. `Person.unknown()` with
/// what is known: `Person.unknown().withName("Ada Winter").withEmail("ada@example.com")`.
///
/// @param externalId the person's number in that system
/// @param birthday as written there: `1984-02-29`, `29.2.1984`, `29.2.`; unreadable ones are left out
/// @param country two letters; others are left out
/// @param language a language tag such as `de` or `de-AT`
/// @param cameFrom where the customer came from: a channel or a place, such as `utm_source` says
/// @param campaign the campaign that brought them there, such as `utm_campaign` says
public record Person(
        @Nullable String externalId,
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String street,
        @Nullable String postalCode,
        @Nullable String city,
        @Nullable String region,
        @Nullable String country,
        @Nullable String language,
        @Nullable String birthday,
        @Nullable String cameFrom,
        @Nullable String campaign) {
    private static final Person UNKNOWN =
            new Person(null, null, null, null, null, null, null, null, null, null, null, null, null);

    /// Of whom no campaign is known.
    public Person(
            @Nullable String externalId,
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String street,
            @Nullable String postalCode,
            @Nullable String city,
            @Nullable String region,
            @Nullable String country,
            @Nullable String language,
            @Nullable String birthday,
            @Nullable String cameFrom) {
        this(
                externalId,
                name,
                email,
                phone,
                street,
                postalCode,
                city,
                region,
                country,
                language,
                birthday,
                cameFrom,
                null);
    }

    public static Person unknown() {
        return UNKNOWN;
    }

    public Person withExternalId(@Nullable String externalId) {
        return new Person(
                externalId,
                name,
                email,
                phone,
                street,
                postalCode,
                city,
                region,
                country,
                language,
                birthday,
                cameFrom,
                campaign);
    }

    public Person withName(@Nullable String name) {
        return new Person(
                externalId,
                name,
                email,
                phone,
                street,
                postalCode,
                city,
                region,
                country,
                language,
                birthday,
                cameFrom,
                campaign);
    }

    public Person withEmail(@Nullable String email) {
        return new Person(
                externalId,
                name,
                email,
                phone,
                street,
                postalCode,
                city,
                region,
                country,
                language,
                birthday,
                cameFrom,
                campaign);
    }

    public Person withPhone(@Nullable String phone) {
        return new Person(
                externalId,
                name,
                email,
                phone,
                street,
                postalCode,
                city,
                region,
                country,
                language,
                birthday,
                cameFrom,
                campaign);
    }

    /// Where the person came from, as those who count visits say it: `utm_source` and `utm_campaign`.
    public Person withOrigin(@Nullable String cameFrom, @Nullable String campaign) {
        return new Person(
                externalId,
                name,
                email,
                phone,
                street,
                postalCode,
                city,
                region,
                country,
                language,
                birthday,
                cameFrom,
                campaign);
    }
}
