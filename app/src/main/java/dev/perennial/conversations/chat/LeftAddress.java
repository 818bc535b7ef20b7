package dev.perennial.conversations.chat;

import java.util.Optional;
import java.util.regex.Pattern;

/// A mail address as a visitor types it: one, and nothing beside it.
final class LeftAddress {
    private static final int LONGEST = 254;
    private static final Pattern ONE = Pattern.compile(
            "[\\p{Alnum}!#$%&'*+/=?^_`{|}~.-]{1,64}@[\\p{L}\\p{N}](?:[\\p{L}\\p{N}.-]*[\\p{L}\\p{N}])?\\.[\\p{L}]{2,}");

    private LeftAddress() {}

    static Optional<String> read(String text) {
        var address = text.strip();
        return address.length() <= LONGEST && ONE.matcher(address).matches() ? Optional.of(address) : Optional.empty();
    }
}
