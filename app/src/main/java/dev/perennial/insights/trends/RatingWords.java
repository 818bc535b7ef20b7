package dev.perennial.insights.trends;

import static dev.perennial.ui.Words.day;
import static dev.perennial.ui.Words.number;
import static dev.perennial.ui.Words.percent;
import static dev.perennial.ui.Words.t;

import dev.perennial.analytics.comparison.TestResult.Effect;
import java.util.ArrayList;
import java.util.List;

/// How a question is rated over time, in words.
public final class RatingWords {
    private final RatingTrend trend;

    RatingWords(RatingTrend trend) {
        this.trend = trend;
    }

    public String question() {
        return trend.question();
    }

    public String now() {
        return trend.nowAnswers() == 0 ? "" : number(trend.now(), 2);
    }

    public String before() {
        return trend.beforeAnswers() == 0 ? "" : number(trend.before(), 2);
    }

    public String answers() {
        return t("insights.trends.rating.answers", trend.nowAnswers(), trend.beforeAnswers());
    }

    public List<String> news() {
        return trend.compared().filter(it -> it.different()).stream()
                .map(_ -> t(isBetter() ? "insights.trends.rating.better" : "insights.trends.rating.worse", question()))
                .toList();
    }

    private boolean isBetter() {
        return trend.now() > trend.before() != trend.lowIsGood();
    }

    public List<String> sentences() {
        var told = new ArrayList<String>();
        if (trend.missing() > 0) told.add(t("insights.trends.rating.few", trend.missing()));
        else if (trend.compared().isEmpty()) told.add(t("insights.trends.rating.same"));
        trend.compared()
                .ifPresent(compared -> told.add(t(
                        compared.different() ? "insights.trends.rating.real" : "insights.trends.rating.chance",
                        compared.result().p() < 0.001
                                ? t("insights.compare.chance.tiny")
                                : percent(compared.result().p(), 1),
                        compared.result()
                                .effect(Effect.Kind.SUPERIORITY)
                                .map(it -> t(
                                        "insights.trends.rating.above",
                                        percent(it.estimate()),
                                        percent(it.low()),
                                        percent(it.high())))
                                .orElse(""))));
        trend.level()
                .ifPresent(level -> told.add(t(
                        "insights.trends.rating.level",
                        day(level.since()),
                        number(level.from(), 2),
                        number(level.to(), 2),
                        level.p() < 0.001 ? t("insights.compare.chance.tiny") : percent(level.p(), 1))));
        return told;
    }
}
