package dev.perennial.insights.compare;

import static dev.perennial.ui.Words.homeMoney;
import static dev.perennial.ui.Words.language;
import static dev.perennial.ui.Words.number;
import static dev.perennial.ui.Words.percent;
import static dev.perennial.ui.Words.roundHomeMoney;
import static dev.perennial.ui.Words.t;

import dev.perennial.analytics.comparison.Comparison;
import dev.perennial.analytics.comparison.Comparison.AllTheSame;
import dev.perennial.analytics.comparison.Comparison.Compared;
import dev.perennial.analytics.comparison.Comparison.Contrast;
import dev.perennial.analytics.comparison.Comparison.TooLittle;
import dev.perennial.analytics.comparison.TestResult.Effect;
import dev.perennial.analytics.statistics.Interval;
import dev.perennial.ui.View;
import dev.perennial.ui.charts.RangeChart;
import dev.perennial.ui.charts.RangeChart.Range;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// @param names of the groups there are
/// @param judged null when there are not two groups
public record ComparePage(
        List<Yardstick> yardsticks,
        Yardstick yardstick,
        List<Dimension> dimensions,
        Dimension dimension,
        int months,
        List<String> names,
        @Nullable Judged judged)
        implements View {

    public List<Integer> lengths() {
        return CompareController.MONTHS;
    }

    public static String words(Yardstick yardstick) {
        return switch (yardstick) {
            case Yardstick.Rated rated -> rated.words();
            case Yardstick.YesOrNo asked -> asked.words();
            case Yardstick.Basket _, Yardstick.Spend _, Yardstick.Repeat _, Yardstick.Refunded _ ->
                t("insights.compare.what." + yardstick.code());
        };
    }

    public boolean isJudged() {
        return judged != null;
    }

    /// Why nothing can be compared.
    public String lacking() {
        return names.isEmpty()
                ? t("insights.compare.nothing", t("insights.compare.by." + dimension.name()))
                : t("insights.compare.one", t("insights.compare.by." + dimension.name()), group(names.getFirst()));
    }

    public String headline() {
        if (judged == null) return t("insights.compare.title");
        return switch (judged.verdict()) {
            case Compared compared ->
                t(
                        compared.different() ? "insights.compare.different" : "insights.compare.alike",
                        t("insights.compare.by." + dimension.name()));
            case TooLittle _ -> t("insights.compare.toolittle");
            case AllTheSame _ -> t("insights.compare.same");
        };
    }

    /// The verdict in sentences, one for each thing worth knowing.
    public List<String> sentences() {
        if (judged == null) return List.of();
        return switch (judged.verdict()) {
            case Compared compared -> told(judged, compared);
            case TooLittle(var small, var needed) ->
                List.of(t(
                        "insights.compare.toolittle.text",
                        needed,
                        small.stream()
                                .map(g -> t(
                                        "insights.compare.has",
                                        group(judged.groups().names().get(g)),
                                        judged.groups().answers(g)))
                                .collect(Collectors.joining(", "))));
            case AllTheSame _ -> List.of(t("insights.compare.same.text"));
        };
    }

    private List<String> told(Judged judged, Compared compared) {
        var told = new ArrayList<String>();
        var result = compared.result();
        told.add(t(
                compared.different() ? "insights.compare.real" : "insights.compare.chance",
                chance(result.p()),
                percent(Judged.LEVEL)));
        told.addAll(effect(judged, compared));
        told.addAll(standouts(judged, compared.contrasts()));
        if (!compared.different())
            judged.enough()
                    .ifPresentOrElse(
                            enough -> told.add(t("insights.compare.enough", number(enough))),
                            () -> told.add(t("insights.compare.enough.none")));
        if (!compared.leftOut().isEmpty())
            told.add(t(
                    "insights.compare.leftout",
                    compared.leftOut().stream()
                            .map(g -> group(judged.groups().names().get(g)))
                            .collect(Collectors.joining(", ")),
                    Comparison.ENOUGH));
        return told;
    }

    /// How large the difference of two groups is; of more, how much the groups explain.
    private List<String> effect(Judged judged, Compared compared) {
        var kept = IntStream.range(0, names.size())
                .filter(g -> !compared.leftOut().contains(g))
                .toArray();
        if (kept.length != 2) return List.of();
        var first = group(judged.groups().names().get(kept[0]));
        var second = group(judged.groups().names().get(kept[1]));
        return compared.result().effects().stream()
                .filter(effect -> switch (effect.kind()) {
                    case MEAN_DIFFERENCE, RISK_DIFFERENCE, NPS_DIFFERENCE, SUPERIORITY -> true;
                    case HEDGES_G,
                            OMEGA_SQUARED,
                            CLIFFS_DELTA,
                            RANK_ETA_SQUARED,
                            CRAMERS_V,
                            RISK_RATIO,
                            ODDS_RATIO,
                            RATE_DIFFERENCE,
                            RATE_RATIO -> false;
                })
                .limit(1)
                .map(effect -> t(
                        "insights.compare.effect." + effect.kind().name(),
                        first,
                        second,
                        effect(effect, effect.value().estimate()),
                        effect(effect, effect.value().low()),
                        effect(effect, effect.value().high())))
                .toList();
    }

    private String effect(Effect effect, double value) {
        return switch (effect.kind()) {
            case RISK_DIFFERENCE -> t("insights.compare.points", number(100 * value, 1));
            case NPS_DIFFERENCE -> number(value, 1);
            case SUPERIORITY -> percent(value);
            default -> figure(value);
        };
    }

    /// Which group stands out from all others, with the correction for asking of each.
    private List<String> standouts(Judged judged, List<Contrast> contrasts) {
        if (contrasts.isEmpty()) return List.of();
        var out = contrasts.stream()
                .filter(contrast -> contrast.adjusted() < 1 - Judged.LEVEL)
                .map(contrast -> t(
                        "insights.compare.standout",
                        group(judged.groups().names().get(contrast.group())),
                        figure(judged.groups().means().get(contrast.group())),
                        chance(contrast.adjusted())))
                .toList();
        var corrected = t("insights.compare.holm", contrasts.size());
        if (out.isEmpty()) return List.of(t("insights.compare.nostandout"), corrected);
        return Stream.concat(out.stream(), Stream.of(corrected)).toList();
    }

    /// Which test it was and why, in a sentence.
    public String because() {
        if (judged == null || !(judged.verdict() instanceof Compared compared)) return "";
        var reasons = compared.because().stream()
                .map(reason -> t("insights.compare.because." + reason.name()))
                .collect(Collectors.joining("; "));
        return t(
                "insights.compare.test",
                t("insights.compare.method." + compared.result().method().name()),
                reasons);
    }

    public List<String> caveats() {
        if (judged == null || !(judged.verdict() instanceof Compared compared)) return List.of();
        return compared.result().caveats().stream()
                .sorted()
                .map(caveat -> t("insights.compare.caveat." + caveat.name()))
                .toList();
    }

    public boolean isSampled() {
        return judged != null && judged.groups().sampled();
    }

    public String sampled() {
        return t("insights.compare.sampled", number(GroupReading.MOST_VALUES));
    }

    public RangeChart chart() {
        var found = Objects.requireNonNull(judged);
        return new RangeChart(
                t("insights.compare.chart", words(yardstick)),
                t("insights.compare.chart.description", headline()),
                List.of(t("insights.compare.group"), t("insights.compare.figure"), t("insights.compare.answers")),
                IntStream.range(0, found.groups().names().size())
                        .mapToObj(g -> range(found, g))
                        .toList(),
                this::figure);
    }

    private Range range(Judged found, int g) {
        Interval range = found.ranges().get(g);
        return new Range(
                group(found.groups().names().get(g)),
                range.estimate(),
                range.low(),
                range.high(),
                t("insights.compare.between", figure(range.estimate()), figure(range.low()), figure(range.high())),
                List.of(number(found.groups().answers(g))));
    }

    private String figure(double value) {
        return switch (yardstick) {
            case Yardstick.Rated rated when rated.promoters() -> number(value, 0);
            case Yardstick.Rated _ -> number(value, 2);
            case Yardstick.YesOrNo _, Yardstick.Repeat _, Yardstick.Refunded _ -> percent(value, 1);
            case Yardstick.Basket _ -> homeMoney(Math.round(value));
            case Yardstick.Spend _ -> roundHomeMoney(Math.round(value));
        };
    }

    /// A group's own name, or ours where we made the groups.
    private String group(String name) {
        return switch (dimension) {
            case AGE, VALUE, NEW_OR_RETURNING -> t("insights.compare.group." + name);
            case MONTH -> {
                var month = YearMonth.parse(name);
                yield month.getMonth().getDisplayName(TextStyle.SHORT_STANDALONE, language()) + " " + month.getYear();
            }
            case PLACE, CHANNEL, PRODUCT, ASKED_BY, SOURCE -> name;
        };
    }

    private static String chance(double p) {
        return p < 0.001 ? t("insights.compare.chance.tiny") : percent(p, p < 0.1 ? 1 : 0);
    }
}
