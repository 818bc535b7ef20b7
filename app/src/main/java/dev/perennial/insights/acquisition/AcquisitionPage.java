package dev.perennial.insights.acquisition;

import static dev.perennial.ui.Words.month;
import static dev.perennial.ui.Words.number;
import static dev.perennial.ui.Words.percent;
import static dev.perennial.ui.Words.roundHomeMoney;
import static dev.perennial.ui.Words.t;

import dev.perennial.analytics.statistics.Interval;
import dev.perennial.ui.View;
import dev.perennial.ui.charts.Chart;
import dev.perennial.ui.charts.ColumnChart;
import dev.perennial.ui.charts.Sparkline;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What came of each source.
///
/// @param recommended who brought whom, whenever it was; null when nobody is known to have
/// @param months the months that are looked at
/// @param keeps what stays of a sale, in percent
public record AcquisitionPage(
        List<Acquired> sources,
        List<YearMonth> months,
        Recommended.@Nullable Told recommended,
        Compared.Outcome compared,
        int keeps,
        boolean modelled)
        implements View {
    public boolean isEmpty() {
        return sources.stream().allMatch(source -> source.came() == 0 && source.cost() == null);
    }

    public List<Integer> lengths() {
        return Period.LENGTHS;
    }

    /// What recommendations do for the business, in a sentence.
    public static String growth(Recommended.Told told) {
        var each = told.perCustomer();
        var key = each.low() > 1 ? "grows" : each.high() < 1 ? "helps" : "unclear";
        return t(
                "insights.acquisition.network." + key,
                number(told.customers()),
                number(told.brought()),
                number(each.estimate(), 2),
                number(each.low(), 2),
                number(each.high(), 2));
    }

    public long bought() {
        return sources.stream().mapToLong(Acquired::bought).sum();
    }

    public long cost() {
        return sources.stream()
                .map(Acquired::cost)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
    }

    /// The answer in a sentence.
    public String headline() {
        var paid = sources.stream()
                .filter(it -> it.cost() != null && it.cost() > 0)
                .toList();
        var won = paid.stream().mapToLong(Acquired::bought).sum();
        if (won == 0) return t("insights.acquisition.headline", bought());
        var each = Math.round((double) cost() / won);
        return t("insights.acquisition.headline.cost", bought(), won, roundHomeMoney(each));
    }

    public Chart newcomers() {
        var all = IntStream.range(0, months.size())
                .mapToLong(n ->
                        sources.stream().mapToLong(it -> it.byMonth().get(n)).sum())
                .toArray();
        var columns = IntStream.range(0, months.size())
                .mapToObj(n -> new ColumnChart.Column(
                        shortly(months.get(n)),
                        all[n],
                        number(all[n]),
                        sources.stream().map(it -> number(it.byMonth().get(n))).toList()))
                .toList();
        var headings =
                new java.util.ArrayList<>(List.of(t("insights.acquisition.month"), t("insights.acquisition.new")));
        sources.forEach(it -> headings.add(it.name()));
        return new ColumnChart(
                t("insights.acquisition.chart"),
                t("insights.acquisition.chart.says", number(bought()), months.size()),
                List.copyOf(headings),
                columns);
    }

    public Sparkline line(Acquired source) {
        return new Sparkline(
                t(
                        "insights.acquisition.line",
                        source.name(),
                        source.byMonth().stream()
                                .map(String::valueOf)
                                .reduce((one, other) -> one + ", " + other)
                                .orElse("")),
                source.byMonth().stream().map(Long::doubleValue).toList());
    }

    public static String between(Interval interval) {
        return t("insights.acquisition.between", percent(interval.low()), percent(interval.high()));
    }

    public static String moneyBetween(Interval interval) {
        return t(
                "insights.acquisition.between",
                roundHomeMoney(Math.round(interval.low())),
                roundHomeMoney(Math.round(interval.high())));
    }

    /// Within how many months a new customer brings back what they cost, in words.
    public static String payback(Acquired source) {
        if (source.cost() == null) return "";
        if (source.bought() == 0) return t("insights.acquisition.payback.nobody");
        if (!source.isEnough()) return t("insights.acquisition.few", Acquired.ENOUGH - source.bought());
        var within = source.paidBackWithin();
        return within.isPresent()
                ? t("insights.acquisition.payback.within", within.getAsInt())
                : t("insights.acquisition.payback.not", source.kept().size());
    }

    /// The comparison, when there are enough of both.
    public List<Compared> told() {
        return compared instanceof Compared.Told(var told) ? List.of(told) : List.of();
    }

    public String tooFew() {
        return compared instanceof Compared.TooFew(var referred, var paid, var more)
                ? t("insights.acquisition.compared.few", number(referred), number(paid), more)
                : "";
    }

    /// What the difference in returning means.
    public static String returning(Compared told) {
        if (Compared.isClear(told.moreReturn()))
            return t(
                    told.moreReturn().estimate() > 0
                            ? "insights.acquisition.return.more"
                            : "insights.acquisition.return.fewer");
        return told.enough() > 1_000_000
                ? t("insights.acquisition.return.same")
                : t("insights.acquisition.return.unclear", number(told.enough()));
    }

    public static String worth(Compared told) {
        if (!Compared.isClear(told.moreEach())) return t("insights.acquisition.worth.unclear");
        return t(
                told.moreEach().estimate() > 0 ? "insights.acquisition.worth.more" : "insights.acquisition.worth.less");
    }

    private static String shortly(YearMonth month) {
        var name = month(month.getMonth());
        return name.length() > 3 ? name.substring(0, 3) : name;
    }
}
