package dev.perennial.feedback;

import dev.perennial.customers.CustomerId;
import dev.perennial.ui.Checks;
import dev.perennial.ui.Refusal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody answered at one time.
///
/// @param source where it comes from: `survey`, `till`, the name of a platform
/// @param number its number there; the two together name it for ever, and are kept so that nobody can read them
/// @param customer null when nobody knows who answered
/// @param product what it is about, as the business calls it
/// @param language of what was written, such as `de`
public record Submission(
        Type type,
        String source,
        String number,
        @Nullable CustomerId customer,
        Instant at,
        @Nullable String product,
        @Nullable String place,
        @Nullable String channel,
        @Nullable String language,
        List<Answered> answers) {
    public static final int MOST_ANSWERS = 500;
    public static final int LONGEST_TEXT = 10_000;

    /// How it was asked for.
    public enum Type {
        IMPORT,
        SURVEY,
        REVIEW,
        PROGRAM,
        REMARK
    }

    public record Answered(Question question, Given given) {}

    public Submission {
        at = at.truncatedTo(ChronoUnit.MICROS);
        answers = List.copyOf(answers);
    }

    /// All that is wrong with it, or nothing.
    List<Refusal> refusals(Instant now) {
        var checks = new Checks("feedback");
        checks.source(source);
        checks.needed("number", number, 200);
        checks.moment("at", at, now);
        checks.optional("product", product, 300);
        checks.optional("place", place, 120);
        checks.optional("channel", channel, 60);
        language(checks, "language", language);
        if (answers.isEmpty()) checks.refuse("answers", null, "noAnswers");
        if (answers.size() > MOST_ANSWERS) checks.refuse("answers", answers.size(), "manyAnswers", MOST_ANSWERS);
        var seen = new HashSet<List<String>>();
        for (var i = 0; i < answers.size(); i++) {
            var answered = answers.get(i);
            var field = "answers[" + i + "]";
            check(checks, field, answered);
            var option = answered.given() instanceof Given.Chosen chosen ? chosen.option() : "";
            if (!seen.add(List.of(answered.question().key(), option)))
                checks.refuse(field + ".question", answered.question().key(), "answeredTwice");
        }
        return new ArrayList<>(checks.refusals());
    }

    private static void check(Checks checks, String field, Answered answered) {
        var question = answered.question();
        checks.needed(field + ".question", question.key(), 100);
        checks.needed(field + ".wording", question.words(), 1_000);
        language(checks, field + ".language", question.language());
        var scale = question.scale();
        switch (answered.given()) {
            case Given.Rated(var number) -> {
                if (!scale.kind().isRated() && scale.kind() != Scale.Kind.NUMBER)
                    checks.refuse(field, number, "notThatKind", scale.kind());
                else if (!scale.holds(number))
                    checks.refuse(field + ".number", number, "outsideScale", end(scale.low()), end(scale.high()));
            }
            case Given.Chosen(var option) -> {
                checks.needed(field + ".option", option, 200);
                fits(checks, field, scale, Scale.Kind.CHOICE, option);
            }
            case Given.Said(var yes) -> fits(checks, field, scale, Scale.Kind.YES_NO, yes);
            case Given.Dated(var day) -> fits(checks, field, scale, Scale.Kind.DATE, day);
            case Given.Written(var text) -> {
                checks.needed(field + ".text", text, LONGEST_TEXT);
                fits(checks, field, scale, Scale.Kind.TEXT, text);
            }
        }
    }

    private static Object end(@Nullable Double end) {
        return end == null ? "∞" : end;
    }

    private static void fits(Checks checks, String field, Scale scale, Scale.Kind kind, Object value) {
        if (scale.kind() != kind) checks.refuse(field, value, "notThatKind", scale.kind());
    }

    private static void language(Checks checks, String field, @Nullable String tag) {
        if (tag != null && !tag.matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")) checks.refuse(field, tag, "notALanguage");
    }
}
