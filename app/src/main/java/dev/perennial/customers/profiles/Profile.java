package dev.perennial.customers.profiles;

import dev.perennial.customers.CustomerId;
import dev.perennial.customers.contacts.Birthday;
import dev.perennial.customers.contacts.Phones;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who a customer is, as far as it is known.
///
/// @param demographics what is known of each [Demographic]
/// @param fields what is known of the business's own fields, by the field's id
/// @param numbers the customer's numbers in other systems: “till 4711”
/// @param changedAt tells whether somebody changed it while it was being edited
public record Profile(
        CustomerId id,
        String name,
        List<Reach> reaches,
        Address address,
        @Nullable Birthday birthday,
        @Nullable String language,
        @Nullable String cameFrom,
        @Nullable String campaign,
        Map<String, String> demographics,
        Map<String, String> fields,
        List<String> numbers,
        boolean sample,
        Instant createdAt,
        Instant changedAt) {

    public enum Demographic {
        AGE_GROUP,
        GENDER,
        HOUSEHOLD,
        OCCUPATION;

        /// How it is called in a form.
        public String input() {
            return "demographic." + name();
        }
    }

    /// A way to reach the customer: the value as given, and the key it is compared by.
    public record Reach(Kind kind, String value, String key) {
        public enum Kind {
            EMAIL,
            PHONE
        }

        /// The link that writes or calls.
        public String href() {
            return kind == Kind.EMAIL ? "mailto:" + value : "tel:" + key;
        }

        /// A phone as people of the country write it, an e-mail address as it is.
        public String written(String country) {
            return kind == Kind.PHONE && key.startsWith("+") ? Phones.written(key, country) : value;
        }
    }

    public record Address(
            @Nullable String street,
            @Nullable String postalCode,
            @Nullable String city,
            @Nullable String region,
            @Nullable String country) {
        public boolean isEmpty() {
            return Stream.of(street, postalCode, city, region, country).allMatch(Objects::isNull);
        }

        /// The lines of an envelope, but for the country.
        public List<String> lines() {
            var place = Stream.of(postalCode, city).filter(Objects::nonNull).collect(Collectors.joining(" "));
            return Stream.of(street, place, region)
                    .filter(line -> line != null && !line.isEmpty())
                    .map(Objects::requireNonNull)
                    .toList();
        }
    }

    public List<Reach> reaches(Reach.Kind kind) {
        return reaches.stream().filter(reach -> reach.kind() == kind).toList();
    }
}
