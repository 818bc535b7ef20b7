package dev.perennial.customers.contacts;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Folds text to what it is compared and found by: “Zoë Groß-O’Neill” is “zoe gross oneill”.
public final class Folding {
    private static final int KEY_LENGTH = 200;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern APOSTROPHES = Pattern.compile("['’‘`´ʼ]");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\p{Z}\\p{P}\\p{C}&&[^\\p{Cs}]]+");

    /// Letters that Unicode does not take apart.
    private static final Map<Character, String> LETTERS = Map.ofEntries(
            Map.entry('ß', "ss"),
            Map.entry('æ', "ae"),
            Map.entry('œ', "oe"),
            Map.entry('ø', "o"),
            Map.entry('ł', "l"),
            Map.entry('đ', "d"),
            Map.entry('ð', "d"),
            Map.entry('þ', "th"),
            Map.entry('ħ', "h"),
            Map.entry('ı', "i"),
            Map.entry('ŋ', "n"),
            Map.entry('ς', "σ"));

    private Folding() {}

    /// Words in lower case with single spaces between them; no accents, no punctuation.
    public static String fold(String text) {
        var plain = isPlain(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKD);
        var lower = MARKS.matcher(APOSTROPHES.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT))
                .replaceAll("");
        var folded = new StringBuilder(lower.length());
        for (var i = 0; i < lower.length(); i++) {
            var letter = lower.charAt(i);
            var spelled = letter < 128 ? null : LETTERS.get(letter);
            if (spelled == null) folded.append(letter);
            else folded.append(spelled);
        }
        return BETWEEN_WORDS.matcher(folded).replaceAll(" ").strip();
    }

    /// [#fold] cut to what an index can hold.
    public static String key(String text) {
        var folded = fold(text.length() > 10 * KEY_LENGTH ? text.substring(0, 10 * KEY_LENGTH) : text);
        if (folded.length() <= KEY_LENGTH) return folded;
        var end = Character.isHighSurrogate(folded.charAt(KEY_LENGTH - 1)) ? KEY_LENGTH - 1 : KEY_LENGTH;
        return folded.substring(0, end).strip();
    }

    /// What the database can keep of a text: no NUL, no half characters, no white space around; null when nothing
    /// is left.
    public static @Nullable String clean(@Nullable String text) {
        if (text == null) return null;
        var clean = text;
        for (var i = 0; i < text.length(); i++) {
            var letter = text.charAt(i);
            if (letter == 0 || Character.isSurrogate(letter)) {
                clean = text.codePoints()
                        .filter(it -> it != 0 && !(it >= Character.MIN_SURROGATE && it <= Character.MAX_SURROGATE))
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
                break;
            }
        }
        clean = clean.strip();
        return clean.isEmpty() ? null : clean;
    }

    private static boolean isPlain(String text) {
        for (var i = 0; i < text.length(); i++) if (text.charAt(i) >= 128) return false;
        return true;
    }
}
