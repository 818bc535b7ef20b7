package dev.perennial.analytics.text;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Takes out of a text what points at a person, before any model sees it: names, mail addresses, links, phone and
/// account numbers, order numbers. One pass, from the left.
///
/// Known names (of customers and staff) go wherever they stand, also in small letters and where they happen to be
/// common words; beyond these, words with a capital after a greeting or a title ("Dear", "Frau", "je m'appelle"), and
/// common given names written with a capital. Any number of four digits or more goes too. A name nobody told us, in
/// small letters and without a greeting, is not recognised.
public final class Masking {
    /// What is put in place of what was taken out; one word each.
    public static final List<String> MARKS = List.of("⟨name⟩", "⟨mail⟩", "⟨link⟩", "⟨number⟩");

    private static final String NAME = MARKS.get(0);
    private static final String MAIL = MARKS.get(1);
    private static final String LINK = MARKS.get(2);
    private static final String NUMBER = MARKS.get(3);
    private static final int MOST_AFTER_GREETING = 3;
    private static final Set<String> GIVEN = words("given:");
    private static final Set<String> BEFORE = words("before:");

    private final Set<String> known;

    private Masking(Set<String> known) {
        this.known = known;
    }

    /// Without a list of names: only what can be recognised.
    public static Masking plain() {
        return new Masking(Set.of());
    }

    /// With the names of the people the shop knows, first and last in any order.
    public static Masking of(Collection<String> names) {
        var known = new HashSet<String>();
        for (var name : names)
            for (var word : name.split("[^\\p{L}\\p{M}]+")) if (word.length() > 1) known.add(small(word));
        return new Masking(known);
    }

    /// The text without them.
    public String mask(String text) {
        var masked = new StringBuilder(text.length());
        var expecting = 0;
        for (var i = 0; i < text.length(); ) {
            var c = text.charAt(i);
            if (Character.isWhitespace(c)) {
                masked.append(c);
                if (c == '\n') expecting = 0;
                i++;
                continue;
            }
            var end = chunkEnd(text, i);
            var mark = wholeChunk(text, i, end);
            if (!mark.isEmpty()) {
                masked.append(mark);
                i = end;
                expecting = 0;
                continue;
            }
            var number = numberEnd(text, i);
            if (number > i) {
                masked.append(NUMBER);
                i = number;
                expecting = 0;
                continue;
            }
            expecting = words(text, i, end, expecting, masked);
            i = end;
        }
        return masked.toString();
    }

    private static int chunkEnd(String text, int from) {
        var i = from;
        while (i < text.length() && !Character.isWhitespace(text.charAt(i))) i++;
        return i;
    }

    /// A chunk between blanks that is an address, a link or a code; empty when it is none.
    private static String wholeChunk(String text, int from, int end) {
        int digits = 0, letters = 0, dots = 0;
        boolean at = false, slashes = false;
        for (var i = from; i < end; i++) {
            var c = text.charAt(i);
            if (Character.isDigit(c)) digits++;
            else if (Character.isLetter(c)) letters++;
            else if (c == '@' || c == '＠') at |= i > from && i + 1 < end;
            else if (c == '.') {
                if (i + 1 < end && Character.isLetter(text.charAt(i + 1))) dots++;
            } else if (c == '/') slashes |= i + 1 < end && i > from && dots > 0 || starts(text, i, end, "//");
        }
        if (at) return MAIL;
        if (slashes || starts(text, from, end, "www.")) return LINK;
        if (digits >= 4 && digits + letters >= 5 && letters > 0) return NUMBER;
        if (text.charAt(from) == '#' && digits > 0) return NUMBER;
        return "";
    }

    private static boolean starts(String text, int from, int end, String with) {
        return from + with.length() <= end && text.regionMatches(true, from, with, 0, with.length());
    }

    /// Where a number of four digits or more ends that begins here, with what stands between its groups.
    private static int numberEnd(String text, int from) {
        var digits = 0;
        var last = from;
        var gap = 0;
        for (var i = from; i < text.length() && gap < 3; i++) {
            var c = text.charAt(i);
            if (Character.isDigit(c)) {
                digits++;
                last = i + 1;
                gap = 0;
            } else if (c == ' ' || c == '-' || c == '/' || c == '(' || c == ')' || c == '+' || c == '.') gap++;
            else break;
        }
        return digits >= 4 ? last : from;
    }

    private int words(String text, int from, int end, int expecting, StringBuilder masked) {
        for (var i = from; i < end; ) {
            if (!Character.isLetter(text.charAt(i))) {
                var number = Character.isDigit(text.charAt(i)) ? numberEnd(text, i) : i;
                if (number > i && number <= end) {
                    masked.append(NUMBER);
                    i = number;
                } else masked.append(text.charAt(i++));
                continue;
            }
            var to = i;
            while (to < end && partOfWord(text.charAt(to))) to++;
            var word = text.substring(i, to);
            var capital = Character.isUpperCase(word.charAt(0));
            var plain = small(word);
            if (known.contains(plain) || capital && (expecting > 0 || GIVEN.contains(plain))) {
                masked.append(NAME);
                expecting = capital ? Math.max(0, expecting == 0 ? 1 : expecting - 1) : 0;
            } else {
                masked.append(word);
                expecting = BEFORE.contains(plain) ? MOST_AFTER_GREETING : 0;
            }
            i = to;
        }
        var last = text.charAt(end - 1);
        return last == '.' && end - from > 4 || last == '!' || last == '?' || last == ';' ? 0 : expecting;
    }

    private static boolean partOfWord(char c) {
        return Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static String small(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    private static Set<String> words(String kind) {
        var words = new HashSet<String>();
        for (var line : WordFile.lines("names.txt"))
            if (line.startsWith(kind))
                words.addAll(List.of(line.substring(kind.length()).strip().split(" ")));
        return words;
    }
}
