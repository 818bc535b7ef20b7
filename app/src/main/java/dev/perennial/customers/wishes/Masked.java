package dev.perennial.customers.wishes;

import dev.perennial.customers.Channel;
import dev.perennial.customers.consent.Grounds.Address;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Addresses as their owner knows them again and nobody else can use them: a mail with the link may be forwarded.
final class Masked {
    private static final String HIDDEN = "•••";
    private static final int DIGITS = 3;

    private Masked() {}

    /// @param proven the e-mail address the link was sent to, which needs no hiding
    static String shown(Channel channel, Address address, @Nullable String proven) {
        return switch (channel) {
            case EMAIL -> address.key().equals(proven) ? address.value() : mail(address.value());
            case SMS, PHONE -> phone(address.key());
            case POST -> HIDDEN;
        };
    }

    static String mail(String address) {
        var at = address.indexOf('@');
        if (at < 1) return HIDDEN;
        return address.substring(0, address.offsetByCodePoints(0, 1)) + HIDDEN + address.substring(at);
    }

    static String phone(String key) {
        var digits = key.replaceAll("[^0-9]", "");
        return digits.length() <= DIGITS * 2 ? HIDDEN : HIDDEN + " " + digits.substring(digits.length() - DIGITS);
    }

    static String postal(@Nullable String postalCode, @Nullable String city) {
        var place = Stream.of(postalCode, city)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .collect(Collectors.joining(" "));
        return place.isEmpty() ? HIDDEN : HIDDEN + ", " + place;
    }
}
