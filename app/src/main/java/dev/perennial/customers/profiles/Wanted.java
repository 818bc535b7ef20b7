package dev.perennial.customers.profiles;

import dev.perennial.customers.contacts.Folding;
import dev.perennial.customers.contacts.Phones;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whom somebody looks for, as typed into the search.
///
/// @param prefixes what a name, an address or a phone number may begin with
/// @param parts what must all stand somewhere in the customer's search line
/// @param number what may be the customer's number in another system
/// @param domain what the mail domain begins with, when only that was typed
record Wanted(
        List<String> prefixes,
        List<String> parts,
        @Nullable String number,
        @Nullable String domain) {
    private static final int LONGEST = 100;
    private static final int MOST_WORDS = 6;
    private static final int SHORTEST_ANYWHERE = 3;

    static Wanted of(@Nullable String typed, String country) {
        var clean = Folding.clean(typed == null || typed.length() <= LONGEST ? typed : typed.substring(0, LONGEST));
        if (clean == null || clean.equals("@")) return new Wanted(List.of(), List.of(), null, null);
        if (clean.indexOf('@') >= 0) {
            var address = clean.toLowerCase(Locale.ROOT);
            return address.startsWith("@")
                    ? new Wanted(List.of(), List.of(), null, address.substring(1))
                    : new Wanted(List.of(address), List.of(address), null, null);
        }
        var digits = digits(clean);
        if (digits != null) return phone(clean, digits, country);
        var words = Arrays.stream(Folding.fold(clean).split(" "))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .toList();
        // a word of one or two letters begins a word; a longer one may stand inside
        var parts = words.stream()
                .map(word -> word.length() < SHORTEST_ANYWHERE ? " " + word : word)
                .toList();
        return new Wanted(words.isEmpty() ? List.of() : List.of(String.join(" ", words)), parts, clean, null);
    }

    boolean isNobody() {
        return prefixes.isEmpty() && parts.isEmpty() && domain == null;
    }

    /// The part as a pattern for LIKE.
    static String pattern(String part) {
        return "%" + part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    /// A number as dialled here (0664 …), from abroad (0043 …, +43 …), or a part of one.
    private static Wanted phone(String typed, String digits, String country) {
        if (digits.length() < SHORTEST_ANYWHERE)
            return new Wanted(Stream.of("+" + digits, digits).toList(), List.of(), typed, null);
        var abroad = typed.startsWith("+") ? digits : digits.startsWith("00") ? digits.substring(2) : null;
        if (abroad != null) return new Wanted(List.of("+" + abroad), List.of(abroad), null, null);
        var national = digits.startsWith("0") ? digits.substring(1) : digits;
        var code = Phones.callingCode(country);
        var prefixes = Stream.of("+" + code + national, "+" + digits, digits)
                .distinct()
                .toList();
        return new Wanted(prefixes, List.of(national), typed, null);
    }

    /// @return null when this is more than a phone number
    private static @Nullable String digits(String text) {
        var local = text.replace("(0)", "");
        var digits = new StringBuilder();
        for (var i = 0; i < local.length(); i++) {
            var letter = local.charAt(i);
            if (Character.isDigit(letter)) digits.append(Character.digit(letter, 10));
            else if (" +-/().\u00a0".indexOf(letter) < 0) return null;
        }
        return digits.isEmpty() ? null : digits.toString();
    }
}
