package dev.perennial.customers.profiles;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A customer as programs see it.
///
/// @param birthday `1984-02-29`, or `--02-29` when the year is not known
/// @param fields what is known of the business's own fields, by their names
/// @param numbers what other systems call the customer
record ProfileJson(
        String id,
        String name,
        List<String> emails,
        List<String> phones,
        Address address,
        @Nullable String birthday,
        @Nullable String language,
        @Nullable String cameFrom,
        @Nullable String campaign,
        Map<String, String> demographics,
        Map<String, String> fields,
        List<Number> numbers,
        String createdAt,
        String changedAt) {

    record Address(
            @Nullable String street,
            @Nullable String postalCode,
            @Nullable String city,
            @Nullable String region,
            @Nullable String country) {}

    record Number(String source, String number) {}
}
