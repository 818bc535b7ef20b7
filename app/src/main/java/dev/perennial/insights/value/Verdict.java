package dev.perennial.insights.value;

import static dev.perennial.ui.Words.day;
import static dev.perennial.ui.Words.number;
import static dev.perennial.ui.Words.percent;
import static dev.perennial.ui.Words.t;

import dev.perennial.insights.model.Findings;
import dev.perennial.insights.model.Findings.Guess;
import dev.perennial.insights.model.Findings.HoldOutCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How good the model was on this business's own past, in sentences.
///
/// @param model what it expected and what came
/// @param naive the better of the guesses one makes without a model
public record Verdict(HoldOutCheck model, HoldOutCheck naive) {
    private static final double CLOSE = 0.1;
    private static final double FAR = 0.25;

    /// Null when there was too little past to check on.
    public static @Nullable Verdict of(Findings findings) {
        var model = findings.check(Guess.MODEL);
        var sameRate = findings.check(Guess.SAME_RATE);
        var quietAreGone = findings.check(Guess.QUIET_ARE_GONE);
        if (model.isEmpty() || sameRate.isEmpty() || quietAreGone.isEmpty()) return null;
        var better = sameRate.get().meanError() <= quietAreGone.get().meanError() ? sameRate : quietAreGone;
        return new Verdict(model.get(), better.get());
    }

    public boolean modelWins() {
        return model.meanError() <= naive.meanError();
    }

    public List<String> sentences() {
        var sentences = new ArrayList<String>();
        var error = model.totalError();
        var off = Math.abs(error);
        sentences.add(t(
                "insights.value.verdict.total",
                day(model.cutOn()),
                number(Math.round(model.expected())),
                number(model.actual())));
        var grade = off < CLOSE ? "close" : off < FAR ? "fair" : "far";
        sentences.add(t("insights.value.verdict." + grade, percent(off), error < 0 ? 0 : 1));
        sentences.add(t(
                modelWins() ? "insights.value.verdict.better" : "insights.value.verdict.worse",
                number(model.meanError(), 2),
                number(naive.meanError(), 2),
                t("insights.value.guess.in." + naive.guess().name())));
        if (model.covered() != null)
            sentences.add(t("insights.value.verdict.covered", percent(Objects.requireNonNull(model.covered()))));
        return sentences;
    }
}
