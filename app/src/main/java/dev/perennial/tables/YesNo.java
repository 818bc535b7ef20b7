package dev.perennial.tables;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What tills and shops write for yes and no, in English, German, French and Spanish. What
/// is neither says nothing: nobody agrees by a word we do not know.
public final class YesNo {
    private static final Set<String> YES = Set.of(
            "yes",
            "y",
            "true",
            "t",
            "1",
            "x",
            "on",
            "subscribed",
            "accepted",
            "granted",
            "opt in",
            "opted in",
            "ja",
            "j",
            "wahr",
            "angemeldet",
            "oui",
            "o",
            "vrai",
            "inscrit",
            "si",
            "s",
            "verdadero",
            "suscrito");
    private static final Set<String> NO = Set.of(
            "no",
            "n",
            "false",
            "f",
            "0",
            "off",
            "unsubscribed",
            "not subscribed",
            "declined",
            "denied",
            "opt out",
            "opted out",
            "nein",
            "falsch",
            "abgemeldet",
            "non",
            "faux",
            "desinscrit",
            "falso");

    private YesNo() {}

    public static @Nullable Boolean read(@Nullable String text) {
        if (text == null) return null;
        var plain = Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", " ")
                .strip();
        return YES.contains(plain) ? Boolean.TRUE : NO.contains(plain) ? Boolean.FALSE : null;
    }
}
