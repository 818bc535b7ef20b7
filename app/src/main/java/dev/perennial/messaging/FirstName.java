package dev.perennial.messaging;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// By which name somebody is greeted. Where that is not plain, by none: “Hello Müller GmbH” is worse than “Hello”.
public final class FirstName {
    private static final Set<String> TITLES = Set.of(
            "dr", "prof", "mag", "dipl", "ing", "di", "mr", "mrs", "ms", "miss", "herr", "frau", "fr", "hr", "mme", "m",
            "mlle", "sig", "sra", "sr", "dott", "familie", "fam", "family");
    private static final Pattern COMPANY = Pattern.compile(
            "(?iU).*(\\b(gmbh|ag|kg|og|ohg|ug|e\\.?u|ltd|llc|inc|corp|plc|sarl|srl|s\\.?a|b\\.?v|co|verein|hotel|praxis)\\b|[&@\\d/]).*");
    private static final Pattern GIVEN = Pattern.compile("\\p{L}[\\p{L}\\p{M}'’.-]*");

    private FirstName() {}

    public static Optional<String> of(String name) {
        var whole = name.strip();
        if (COMPANY.matcher(whole).matches()) return Optional.empty();
        var comma = whole.indexOf(',');
        var isSurnameFirst = comma > 0;
        var words = Arrays.stream((isSurnameFirst ? whole.substring(comma + 1) : whole)
                        .strip()
                        .split("\\s+"))
                .toList();
        var wasTitled = words.stream().anyMatch(FirstName::isTitle);
        var left = words.stream().filter(it -> !isTitle(it)).toList();
        // “Frau Winter” has no first name in it
        if (wasTitled && !isSurnameFirst && left.size() < 2) return Optional.empty();
        return left.stream()
                .findFirst()
                .filter(it -> it.length() > 1
                        && !it.endsWith(".")
                        && GIVEN.matcher(it).matches());
    }

    private static boolean isTitle(String word) {
        return TITLES.contains(word.toLowerCase(Locale.ROOT).replaceAll("\\.$", ""));
    }
}
