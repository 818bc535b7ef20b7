package dev.perennial.customers;

import dev.perennial.customers.contacts.Emails;
import dev.perennial.customers.contacts.Phones;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// By what a person is recognised where no column names them.
///
/// @param ids of the customer and of what was recorded about them
/// @param addresses e-mail addresses and phone numbers, as given and as they are compared
/// @param name as written, or empty
/// @param numbers the customer's numbers in other systems
public record Traces(
        CustomerId customer, List<String> ids, List<String> addresses, String name, List<InSource> numbers) {
    /// A number and the system that gave it.
    public record InSource(String source, String number) {}

    /// Below so many letters a text says too little to find somebody by.
    private static final int SHORTEST = 5;

    /// Whether the text names this person beyond doubt: by an address as it was given, or by the customer's id.
    public boolean in(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        return Stream.concat(addresses.stream(), Stream.of(customer.toString()))
                .filter(trace -> trace.length() >= SHORTEST)
                .anyMatch(trace -> lower.contains(trace.toLowerCase(Locale.ROOT)));
    }

    /// Whether the text is an e-mail address or a phone number of this person, however it is written.
    ///
    /// @param country where phone numbers without a country code are meant
    public boolean isAddress(@Nullable String text, String country) {
        if (text == null || text.isBlank()) return false;
        var key = text.indexOf('@') >= 0 ? Emails.key(text.strip()) : Phones.key(text.strip(), country);
        return key != null && addresses.contains(key);
    }

    /// Whether a word of the name stands in the text; too little to find somebody by, enough to be careful.
    public boolean isNamedIn(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        return Stream.of(name.toLowerCase(Locale.ROOT).split("\\s+"))
                .anyMatch(word -> word.length() >= SHORTEST && lower.contains(word));
    }

    public boolean isNumber(String source, @Nullable String number) {
        return number != null && numbers.contains(new InSource(source, number));
    }

    /// The addresses as patterns for LIKE on text in lower case.
    String[] patterns() {
        return patterns(addresses.stream());
    }

    /// With the full name besides: more than may be told to the person, since others may have the same name, and
    /// right for what is thrown away anyway.
    String[] patternsWithName() {
        var fullName = name.strip().contains(" ") ? Stream.of(name.strip()) : Stream.<String>empty();
        return patterns(Stream.concat(addresses.stream(), fullName));
    }

    private static String[] patterns(Stream<String> texts) {
        return texts.filter(address -> address.length() >= SHORTEST)
                .map(address -> "%"
                        + address.toLowerCase(Locale.ROOT)
                                .replace("\\", "\\\\")
                                .replace("%", "\\%")
                                .replace("_", "\\_")
                        + "%")
                .distinct()
                .toArray(String[]::new);
    }
}
