package dev.perennial.conversations;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The words a text is found by: small letters without accents; numbers with and without what stands between their
/// figures; the parts of an address; pairs of characters where people write without spaces.
public final class FoundWords {
    private static final int MOST = 4_000;
    private static final int LONGEST = 60;
    private static final Pattern PIECE = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+");
    private static final Pattern JOINED = Pattern.compile("\\p{N}[\\p{L}\\p{N}]*(?:[-./][\\p{L}\\p{N}]+)+"
            + "|[\\p{L}\\p{N}]+(?:[-./][\\p{L}\\p{N}]*\\p{N}[\\p{L}\\p{N}]*)+");
    private static final Pattern MARK = Pattern.compile("\\p{M}+");

    private FoundWords() {}

    public static Set<String> of(String... texts) {
        var words = new LinkedHashSet<String>();
        for (var text : texts) {
            var folded = folded(text);
            for (var matches = PIECE.matcher(folded); matches.find() && words.size() < MOST; )
                words.addAll(pieces(matches.group()));
            for (var matches = JOINED.matcher(folded); matches.find() && words.size() < MOST; )
                words.add(cut(matches.group().replaceAll("[-./]", "")));
        }
        return words;
    }

    /// What finds them, for PostgreSQL: all of the words, the last one as a beginning, unless it is a single letter,
    /// with which too much begins; empty when nothing is left.
    public static String query(String text) {
        var words = new ArrayList<String>();
        var folded = folded(text);
        for (var matches = PIECE.matcher(folded); matches.find(); ) words.addAll(pieces(matches.group()));
        if (words.isEmpty()) return "";
        var last = words.size() - 1;
        var asked = new ArrayList<String>();
        for (int i = 0; i <= last; i++)
            asked.add("'" + words.get(i) + "'" + (i == last && begins(words.get(i)) ? ":*" : ""));
        return String.join(" & ", asked);
    }

    private static boolean begins(String word) {
        return word.length() > 1 || isUnspaced(word.codePointAt(0));
    }

    private static List<String> pieces(String piece) {
        if (piece.codePoints().noneMatch(FoundWords::isUnspaced)) return List.of(cut(piece));
        var points = piece.codePoints().toArray();
        if (points.length == 1) return List.of(piece);
        var pairs = new ArrayList<String>();
        for (int i = 0; i + 1 < points.length; i++) pairs.add(new String(points, i, 2));
        return pairs;
    }

    private static boolean isUnspaced(int point) {
        return switch (UnicodeScript.of(point)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }

    private static String folded(String text) {
        return MARK.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .replace("ø", "o")
                .replace("ł", "l");
    }

    private static String cut(String word) {
        return word.length() <= LONGEST ? word : word.substring(0, LONGEST);
    }

    /// As PostgreSQL reads a list of words.
    static String array(Set<String> words) {
        return words.stream().map(it -> "\"" + it + "\"").collect(Collectors.joining(",", "{", "}"));
    }
}
