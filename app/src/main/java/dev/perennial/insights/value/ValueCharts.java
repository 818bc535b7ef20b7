package dev.perennial.insights.value;

import static dev.perennial.ui.Words.day;
import static dev.perennial.ui.Words.homeMoney;
import static dev.perennial.ui.Words.language;
import static dev.perennial.ui.Words.number;
import static dev.perennial.ui.Words.percent;
import static dev.perennial.ui.Words.roundHomeMoney;
import static dev.perennial.ui.Words.t;

import dev.perennial.insights.model.Findings;
import dev.perennial.insights.model.Findings.CohortMonth;
import dev.perennial.insights.model.Findings.Guess;
import dev.perennial.insights.model.Findings.ValueBand;
import dev.perennial.insights.model.Picture;
import dev.perennial.ui.PageContext;
import dev.perennial.ui.charts.ColumnChart;
import dev.perennial.ui.charts.ColumnChart.Column;
import dev.perennial.ui.charts.HeatTable;
import dev.perennial.ui.charts.LineChart;
import dev.perennial.ui.charts.LineChart.Marker;
import dev.perennial.ui.charts.ShareCurve;
import dev.perennial.ui.charts.ShareCurve.Marked;
import dev.perennial.ui.charts.ShareCurve.Point;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The findings as pictures, and as sentences where a picture would be too much.
public final class ValueCharts {
    /// A share among fewer people than this says little.
    private static final int FEW = 10;

    private ValueCharts() {}

    /// “A fifth of your customers bring about two thirds of the revenue.”
    public static String headline(Picture picture) {
        if (few(picture) || picture.topFifthShare() == null)
            return t("insights.value.headline.few", picture.customers(), homeMoney(picture.revenueMinor()));
        return t("insights.value.headline", t(FractionWords.key(picture.topFifthShare())));
    }

    /// Too few customers to speak of shares.
    public static boolean few(Picture picture) {
        return picture.customers() < FEW;
    }

    public static ColumnChart bands(Findings findings) {
        var all = findings.picture().customers();
        var columns = findings.bands().stream()
                .map(band -> new Column(
                        label(band),
                        band.customers(),
                        percent((double) band.customers() / all),
                        List.of(number(band.customers()), roundHomeMoney(band.value()))))
                .toList();
        var middle = findings.bands().stream()
                .max((a, b) -> Long.compare(a.customers(), b.customers()))
                .map(ValueCharts::label)
                .orElse("");
        return new ColumnChart(
                t("insights.value.bands.chart", currency()),
                t("insights.value.bands.description", middle),
                List.of(
                        t("insights.value.bands.band", currency()),
                        t("insights.value.bands.share"),
                        t("insights.value.customers"),
                        t("insights.value.revenue")),
                columns);
    }

    private static String label(ValueBand band) {
        if (band.from() == null) return t("insights.value.bands.nothing");
        if (band.below() == null) return t("insights.value.bands.above", units(band.from()));
        return t("insights.value.bands.between", units(band.from()), units(band.below()));
    }

    private static String units(long minor) {
        var digits = Math.max(0, PageContext.current().business().currency().getDefaultFractionDigits());
        return NumberFormat.getCompactNumberInstance(language(), NumberFormat.Style.SHORT)
                .format(Math.round(minor / Math.pow(10, digits)));
    }

    private static String currency() {
        return PageContext.current().business().currency().getSymbol(language());
    }

    /// The stored curve counts the least valuable first; people ask for the best first.
    public static ShareCurve shares(Findings findings) {
        var points = findings.shares().reversed().stream()
                .map(point -> new Point(1 - point.customers(), 1 - point.revenue()))
                .toList();
        var top = findings.picture().topFifthShare();
        var share = percent(top == null ? 0 : top);
        return new ShareCurve(
                t("insights.value.shares.chart"),
                t("insights.value.shares.description", share),
                List.of(t("insights.value.shares.customers"), t("insights.value.shares.revenue")),
                points,
                new Marked(new Point(0.2, top == null ? 0 : top), t("insights.value.shares.top", share)),
                t("insights.value.shares.across"),
                value -> percent(value));
    }

    /// The top shares in words: a tenth, a fifth, a half of the customers.
    public static List<String> topShares(Findings findings) {
        return IntStream.of(2, 4, 10)
                .filter(_ -> findings.shares().size() == 21)
                .mapToObj(k -> {
                    var curve = findings.shares().get(20 - k);
                    return t("insights.value.shares.of", percent(1 - curve.customers()), percent(1 - curve.revenue()));
                })
                .toList();
    }

    public static LineChart weeks(Findings findings) {
        var weeks = findings.weeks();
        var cut = IntStream.range(0, weeks.size())
                .filter(i -> weeks.get(i).predicted() != null)
                .findFirst();
        var points = new ArrayList<LineChart.Point>();
        for (var week : weeks) {
            var month = week.startsOn().getDayOfMonth() <= 7 ? shortMonth(week.startsOn()) : null;
            points.add(new LineChart.Point(
                    day(week.startsOn()), month, week.actual(), week.predicted(), week.low(), week.high()));
        }
        var cutOn = findings.check(Guess.MODEL).map(check -> day(check.cutOn())).orElse("");
        return new LineChart(
                t("insights.value.weeks.chart"),
                t("insights.value.weeks.description", cutOn),
                List.of(
                        t("insights.value.weeks.week"),
                        t("insights.value.weeks.actual"),
                        t("insights.value.weeks.predicted"),
                        t("insights.value.weeks.band")),
                points,
                cut.isPresent() ? new Marker(cut.getAsInt(), t("insights.value.weeks.cut")) : null,
                value -> number(value, value < 10 ? 1 : 0));
    }

    private static String shortMonth(LocalDate day) {
        var name = day.getMonth().getDisplayName(TextStyle.SHORT_STANDALONE, language());
        return day.getMonthValue() == 1 ? name + " " + day.getYear() : name;
    }

    public static HeatTable cohorts(Findings findings) {
        var ages = findings.cohorts().stream()
                .mapToInt(cohort -> cohort.active().size())
                .max()
                .orElse(0);
        var headings = new ArrayList<String>();
        headings.add(t("insights.value.cohorts.month"));
        headings.add(t("insights.value.customers"));
        for (var age = 1; age < ages; age++) headings.add(t("insights.value.cohorts.after", age));
        return new HeatTable(
                t("insights.value.cohorts.caption"),
                headings,
                findings.cohorts().stream().map(cohort -> row(cohort, ages)).toList());
    }

    private static HeatTable.Row row(CohortMonth cohort, int ages) {
        var cells = new ArrayList<HeatTable.@Nullable Cell>();
        for (var age = 1; age < ages; age++) {
            if (age >= cohort.active().size()) {
                cells.add(null);
                continue;
            }
            var share = (double) cohort.active().get(age) / cohort.customers();
            cells.add(new HeatTable.Cell(share, percent(share), cohort.customers() >= FEW));
        }
        var month = cohort.month();
        var name = month.getMonth().getDisplayName(TextStyle.SHORT_STANDALONE, language()) + " " + month.getYear();
        return new HeatTable.Row(name, number(cohort.customers()), cells);
    }

    /// “3 months after their first purchase, 21 % bought again that month.” Null while no cohort is that old.
    public static @Nullable String retention(Findings findings) {
        var age = 3;
        var known = findings.cohorts().stream()
                .filter(cohort -> cohort.active().size() > age)
                .toList();
        var customers = known.stream().mapToLong(CohortMonth::customers).sum();
        if (customers < FEW) return null;
        var active =
                known.stream().mapToLong(cohort -> cohort.active().get(age)).sum();
        return t("insights.value.cohorts.words", age, percent((double) active / customers));
    }

    public static String parameters(Findings.Fit fit) {
        return fit.parameters().stream().map(value -> number(value, 4)).collect(Collectors.joining(" · "));
    }
}
