package dev.perennial.feedback.imports.reading;

import dev.perennial.feedback.Scale;
import dev.perennial.feedback.Scale.Kind;
import dev.perennial.feedback.Scale.Polarity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The scales a person can choose from for a question of a file, and which of them it looks like.
public record ScaleChoice(String code, Scale scale) {
    private static final double[][] ENDS = {{1, 3}, {1, 4}, {1, 5}, {1, 6}, {1, 7}, {1, 10}, {0, 5}, {0, 10}, {0, 100}};
    private static final List<ScaleChoice> NAMED = List.of(
            new ScaleChoice("NPS", Scale.NPS),
            new ScaleChoice("STARS", Scale.STARS),
            new ScaleChoice("CSAT", Scale.CSAT),
            new ScaleChoice("EASE", Scale.EASE),
            new ScaleChoice("EFFORT", Scale.EFFORT));
    private static final List<ScaleChoice> OTHERS = List.of(
            new ScaleChoice("YES_NO", Scale.YES_NO),
            new ScaleChoice("CHOICE", Scale.CHOICE),
            new ScaleChoice("NUMBER", Scale.NUMBER),
            new ScaleChoice("TEXT", Scale.TEXT));
    private static final Pattern RECOMMEND = Pattern.compile(
            "\\b(nps|net promoter|recommend\\w*|weiterempf\\w*|empfehl\\w*|recommand\\w*|recomend\\w*)");
    private static final Pattern STARS = Pattern.compile("\\b(stars?|sterne?|etoiles?|estrellas?|rating|bewertung)\\b");
    private static final Pattern SATISFIED = Pattern.compile("\\b(csat|satisf\\w*|zufrieden\\w*|satisfech\\w*|happy)");
    private static final Pattern EFFORT = Pattern.compile("\\b(effort|aufwand|muhe|esfuerzo)");
    private static final Pattern EASE = Pattern.compile("\\b(eas[ye]\\w*|einfach\\w*|leicht\\w*|facil\\w*)");

    /// All that hold what was seen, the named ones first.
    public static List<ScaleChoice> of(Seen seen) {
        var choices = new ArrayList<ScaleChoice>();
        for (var each : NAMED) if (holds(each.scale(), seen)) choices.add(each);
        for (var ends : ENDS)
            for (var polarity : List.of(Polarity.HIGH_IS_GOOD, Polarity.LOW_IS_GOOD)) {
                var scale = Scale.rating(ends[0], ends[1], polarity);
                if (holds(scale, seen)) choices.add(new ScaleChoice(code(scale), scale));
            }
        for (var each : OTHERS) if (each.scale().kind() != Kind.NUMBER || seen.isNumeric()) choices.add(each);
        return List.copyOf(choices);
    }

    private static boolean holds(Scale scale, Seen seen) {
        return seen.isNumeric() && scale.holds(seen.least()) && scale.holds(seen.most());
    }

    /// @return null when nothing is chosen
    public static @Nullable Scale chosen(String code, Seen seen) {
        return of(seen).stream()
                .filter(each -> each.code().equals(code))
                .map(ScaleChoice::scale)
                .findFirst()
                .orElse(null);
    }

    public static String code(Scale scale) {
        for (var each : NAMED) if (each.scale().equals(scale)) return each.code();
        return scale.kind() == Kind.RATING
                ? "RATING:" + (int) ends(scale.low()) + ":" + (int) ends(scale.high()) + ":" + scale.polarity()
                : scale.kind().name();
    }

    private static double ends(@Nullable Double end) {
        return end == null ? 0 : end;
    }

    /// What the question and its answers make plain; null where it could be one scale or another.
    static @Nullable Scale guess(String heading, Seen seen) {
        if (seen.count() == 0) return Scale.TEXT;
        if (seen.isYesOrNo() && !(seen.isNumeric() && seen.most() > 1)) return Scale.YES_NO;
        if (!seen.isNumeric())
            return seen.different() <= 12 && seen.count() >= 5L * seen.different() ? Scale.CHOICE : Scale.TEXT;
        if (!seen.whole() && !seen.isWithin(0, 10)) return Scale.NUMBER;
        if (RECOMMEND.matcher(heading).find() && seen.isWithin(0, 10) && seen.most() > 5) return Scale.NPS;
        if (EFFORT.matcher(heading).find() && seen.isWithin(1, 5)) return Scale.EFFORT;
        if (EASE.matcher(heading).find() && seen.isWithin(1, 7) && seen.most() > 5) return Scale.EASE;
        if (SATISFIED.matcher(heading).find() && seen.isWithin(1, 5)) return Scale.CSAT;
        if (STARS.matcher(heading).find() && seen.isWithin(1, 5)) return Scale.STARS;
        return seen.isWithin(0, 100) ? null : Scale.NUMBER;
    }

    /// Whether the words ask for the whole.
    static boolean asksForTheWhole(String heading) {
        return RECOMMEND.matcher(heading).find()
                || Arrays.stream(heading.split(" "))
                        .anyMatch(word -> word.matches("overall|gesamt\\w*|insgesamt|general|global\\w*|total"));
    }
}
