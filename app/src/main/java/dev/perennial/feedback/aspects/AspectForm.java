package dev.perennial.feedback.aspects;

import static dev.perennial.ui.Words.t;

import dev.perennial.analytics.text.Aspect;
import dev.perennial.analytics.text.Language;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An aspect as it is typed: its name, and per language its words with commas between.
public record AspectForm(String name, String en, String de, String fr, String es) {
    private static final int LONGEST_NAME = 60;
    private static final int MOST_WORDS = 200;
    private static final int LONGEST_WORD = 60;

    static final AspectForm EMPTY = new AspectForm("", "", "", "", "");

    static AspectForm of(Aspect aspect) {
        var words = aspect.words();
        return new AspectForm(
                aspect.name(),
                joined(words.get(Language.ENGLISH)),
                joined(words.get(Language.GERMAN)),
                joined(words.get(Language.FRENCH)),
                joined(words.get(Language.SPANISH)));
    }

    private static String joined(@Nullable List<String> words) {
        return words == null ? "" : String.join(", ", words);
    }

    /// What was typed for a language.
    public String typed(Language language) {
        return switch (language) {
            case ENGLISH -> en;
            case GERMAN -> de;
            case FRENCH -> fr;
            case SPANISH -> es;
        };
    }

    /// What is wrong with it, in a sentence, or null.
    @Nullable
    String mistake() {
        var called = name.strip();
        if (called.isEmpty()) return t("feedback.aspect.name.empty");
        if (called.length() > LONGEST_NAME) return t("feedback.aspect.name.long", LONGEST_NAME, called.length());
        var all = Arrays.stream(Language.values())
                .flatMap(language -> words(language).stream())
                .toList();
        if (all.isEmpty()) return t("feedback.aspect.words.none", called);
        if (all.size() > MOST_WORDS) return t("feedback.aspect.words.many", MOST_WORDS, all.size());
        return all.stream()
                .filter(word ->
                        word.length() > LONGEST_WORD || word.replace("*", "").length() < 2)
                .findFirst()
                .map(word -> t("feedback.aspect.word.odd", word, LONGEST_WORD))
                .orElse(null);
    }

    Aspect aspect() {
        return new Aspect(
                name.strip(),
                Arrays.stream(Language.values())
                        .collect(Collectors.toMap(language -> language, this::words, (a, b) -> a, LinkedHashMap::new)));
    }

    private List<String> words(Language language) {
        return Arrays.stream(typed(language).split("[,;\\n]"))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    /// The fields by the language they are for, for the page.
    public Map<Language, String> byLanguage() {
        var typed = new LinkedHashMap<Language, String>();
        for (var language : Language.values()) typed.put(language, typed(language));
        return typed;
    }
}
