package dev.perennial.customers.duplicates;

import dev.perennial.customers.contacts.Folding;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// An e-mail address in its two halves; what stands after a plus is left out of the first.
///
/// @param squeezed the letters and digits of the first half only
record Mailbox(String local, String domain, String squeezed) {
    private static final Pattern NO_LETTER_OR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");

    static Mailbox of(String address) {
        var at = address.lastIndexOf('@');
        var whole = address.substring(0, Math.max(at, 0));
        var plus = whole.indexOf('+');
        var local = plus < 0 ? whole : whole.substring(0, plus);
        return new Mailbox(
                local,
                address.substring(at + 1),
                NO_LETTER_OR_DIGIT.matcher(local).replaceAll(""));
    }

    /// The words it is made of, numbers left out.
    List<String> words() {
        return Stream.of(Folding.fold(NO_LETTERS.matcher(local).replaceAll(" ")).split(" "))
                .filter(it -> !it.isEmpty())
                .map(Spelling::plain)
                .limit(4)
                .toList();
    }
}
