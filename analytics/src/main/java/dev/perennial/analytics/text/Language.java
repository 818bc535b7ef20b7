package dev.perennial.analytics.text;

import java.util.Locale;
import java.util.Optional;

/// The languages whose texts are read. Others are recognised, and said not to be analysed.
public enum Language {
    ENGLISH("en"),
    GERMAN("de"),
    FRENCH("fr"),
    SPANISH("es");

    private final String code;

    Language(String code) {
        this.code = code;
    }

    /// Its two letters of ISO 639.
    public String code() {
        return code;
    }

    /// The language of a code such as `de` or `de-AT`, if it is one of ours.
    public static Optional<Language> of(String code) {
        var two = code.strip().toLowerCase(Locale.ROOT);
        for (var language : values())
            if (two.equals(language.code) || two.startsWith(language.code + "-") || two.startsWith(language.code + "_"))
                return Optional.of(language);
        return Optional.empty();
    }
}
