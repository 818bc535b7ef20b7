package dev.perennial.feedback.answers;

import dev.perennial.feedback.Given;
import dev.perennial.feedback.Question;
import dev.perennial.feedback.Questions;
import dev.perennial.feedback.Scale;
import dev.perennial.feedback.Scale.Kind;
import dev.perennial.feedback.Scale.Polarity;
import dev.perennial.feedback.Submission.Answered;
import dev.perennial.programs.Fields;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads one answered question of what a program sent. A question that is known needs no more than its name; one that
/// is new says its scale, unless the answer itself tells: words, yes or no, a day, an option.
final class SentAnswer {
    /// Which end is good.
    private enum Good {
        HIGH,
        LOW,
        NEITHER
    }

    private SentAnswer() {}

    static Answered read(Fields sent, Questions questions) {
        var key = sent.text("question");
        var known = questions.find(key);
        var given = given(sent);
        var scale = scale(sent, known.map(Question::scale), given);
        var wording = sent.optionalText("wording");
        var language = sent.optionalText("language");
        var overall = sent.optionalTruth("overall");
        if (wording == null && language != null) sent.refuse("feedback", "language", language, "languageOfNothing");
        return new Answered(
                new Question(
                        key,
                        wording == null ? known.map(Question::words).orElse(key) : wording,
                        wording == null ? known.map(Question::language).orElse(null) : language,
                        scale,
                        overall == null ? known.map(Question::overall).orElse(false) : overall),
                given);
    }

    private static Given given(Fields sent) {
        var found = new ArrayList<Given>();
        var number = sent.optionalDecimal("number");
        if (number != null) found.add(new Given.Rated(number.doubleValue()));
        var option = sent.optionalText("option");
        if (option != null) found.add(new Given.Chosen(option));
        var truth = sent.optionalTruth("truth");
        if (truth != null) found.add(new Given.Said(truth));
        var day = sent.optionalDay("day");
        if (day != null) found.add(new Given.Dated(day));
        var text = sent.optionalText("text");
        if (text != null) found.add(new Given.Written(text));
        if (found.size() == 1) return found.getFirst();
        sent.refuse("feedback", "question", sent.text("question"), found.isEmpty() ? "noAnswer" : "manyAnswersToOne");
        return new Given.Written("");
    }

    private static Scale scale(Fields sent, Optional<Scale> known, Given given) {
        var asked = sent.optionalObject("scale");
        if (asked != null) return named(asked.needed("kind"));
        if (known.isPresent()) return known.get();
        return switch (given) {
            case Given.Chosen _ -> Scale.CHOICE;
            case Given.Said _ -> Scale.YES_NO;
            case Given.Dated _ -> Scale.DATE;
            case Given.Written _ -> Scale.TEXT;
            case Given.Rated _ -> {
                sent.refuse("feedback", "scale", null, "whichScale");
                yield Scale.NUMBER;
            }
        };
    }

    private static Scale named(Fields scale) {
        var kind = scale.choice("kind", Kind.NUMBER);
        var low = number(scale.optionalDecimal("low"));
        var high = number(scale.optionalDecimal("high"));
        var good = scale.has("good") && !scale.isNull("good") ? scale.choice("good", Good.NEITHER) : null;
        var named = Scale.named(kind, low, high, good == null ? null : polarity(good));
        if (named.isEmpty()) scale.refuse("feedback", "kind", kind.name().toLowerCase(Locale.ROOT), "noSuchScale");
        return named.orElse(Scale.NUMBER);
    }

    private static @Nullable Double number(@Nullable BigDecimal read) {
        return read == null ? null : (Double) read.doubleValue();
    }

    private static Polarity polarity(Good good) {
        return switch (good) {
            case HIGH -> Polarity.HIGH_IS_GOOD;
            case LOW -> Polarity.LOW_IS_GOOD;
            case NEITHER -> Polarity.NEITHER;
        };
    }
}
