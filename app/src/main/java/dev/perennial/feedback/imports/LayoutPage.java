package dev.perennial.feedback.imports;

import static dev.perennial.ui.Words.t;

import dev.perennial.feedback.Scale;
import dev.perennial.feedback.imports.reading.Asked;
import dev.perennial.feedback.imports.reading.Layout;
import dev.perennial.feedback.imports.reading.ScaleChoice;
import dev.perennial.tables.DateOrder;
import dev.perennial.ui.View;
import dev.perennial.ui.Words;
import gg.jte.Content;
import java.util.List;

/// The guessed layout, to be confirmed or changed.
public record LayoutPage(AnswerImport job, Layout layout, Content columns, Content source, Content dialect)
        implements View {
    public DateOrder[] dateOrders() {
        return DateOrder.values();
    }

    /// What has to be decided before the file can be read, a sentence each.
    public List<String> open() {
        return layout.open().stream()
                .map(open -> switch (open) {
                    case Layout.Open.NoAnswers() -> t("feedback.imports.open.answers");
                    case Layout.Open.NoDate() -> t("feedback.imports.open.date");
                    case Layout.Open.Twice(var role) ->
                        t("imports.open.twice", AnswerImports.KIND.say("role." + role.name()));
                    case Layout.Open.DatesEitherWay() -> t("imports.open.dates", String.join(", ", layout.openDates()));
                    case Layout.Open.SeveralAnswers() -> t("feedback.imports.open.several");
                    case Layout.Open.TooManyQuestions() -> t("feedback.imports.open.crowded");
                    case Layout.Open.WhichScale(var question) -> t("feedback.imports.open.scale", question);
                })
                .toList();
    }

    public List<ScaleChoice> choices(Asked asked) {
        return ScaleChoice.of(asked.seen());
    }

    public static boolean isChosen(Asked asked, ScaleChoice choice) {
        return asked.scale() != null && ScaleChoice.code(asked.scale()).equals(choice.code());
    }

    /// What stands among the answers to a question.
    public static String seen(Asked asked) {
        var seen = asked.seen();
        return seen.numbers() == 0
                ? t("feedback.imports.seen.words", seen.count())
                : t(
                        "feedback.imports.seen.numbers",
                        seen.count(),
                        Words.number(seen.least(), 2),
                        Words.number(seen.most(), 2));
    }

    public static String scale(Scale scale) {
        if (scale.kind() != Scale.Kind.RATING || scale.low() == null || scale.high() == null)
            return t("feedback.scale." + ScaleChoice.code(scale));
        return t(
                "feedback.scale.RATING." + scale.polarity().name(),
                Words.number(scale.low(), 0),
                Words.number(scale.high(), 0));
    }
}
