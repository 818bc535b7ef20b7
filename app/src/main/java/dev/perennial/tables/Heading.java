package dev.perennial.tables;

import java.text.Normalizer;
import java.util.Locale;

/// What a column is called, for comparing.
public final class Heading {
    private Heading() {}

    /// Lower case without accents and signs: “Kunden-Nr.” is “kunden nr”.
    public static String plain(String header) {
        var letters = Normalizer.normalize(
                        header.replaceAll("(?<=[\\p{Ll}])(?=\\p{Lu})", " ").replace("ß", "ss"), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("\\(.*?\\)", " ");
        return letters.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}0-9]+", " ").strip();
    }
}
