package dev.perennial.insights.trends;

import static dev.perennial.ui.Words.day;
import static dev.perennial.ui.Words.homeMoney;
import static dev.perennial.ui.Words.number;
import static dev.perennial.ui.Words.percent;
import static dev.perennial.ui.Words.roundHomeMoney;
import static dev.perennial.ui.Words.t;

import dev.perennial.analytics.timeseries.PeriodCheck;
import dev.perennial.analytics.timeseries.PeriodCheck.Verdict;
import dev.perennial.analytics.timeseries.UnusualDays;
import dev.perennial.ui.Words;
import dev.perennial.ui.charts.LineChart;
import dev.perennial.ui.charts.LineChart.Marker;
import dev.perennial.ui.charts.LineChart.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A series of days in words and as a picture.
public final class SeriesWords {
    private static final int TOLD = 6;

    private final DayReading.What what;
    private final Change change;

    SeriesWords(DayReading.What what, Change change) {
        this.what = what;
        this.change = change;
    }

    public String id() {
        return what.name().toLowerCase(Locale.ROOT);
    }

    public String title() {
        return t("insights.trends.what." + what.name());
    }

    /// What really changed, in a sentence each, the latest first.
    List<String> news() {
        return change.week().filter(check -> check.verdict() != Verdict.WITHIN_THE_USUAL).stream()
                .map(check -> t("insights.trends.news." + check.verdict().name(), title()))
                .toList();
    }

    public List<String> sentences() {
        var told = new ArrayList<String>();
        told.add(change.week().map(check -> told("week", check)).orElseGet(() -> t("insights.trends.week.few")));
        change.month().ifPresent(check -> told.add(told("month", check)));
        told.add(level());
        return told;
    }

    private String told(String length, PeriodCheck check) {
        return t(
                "insights.trends." + length + "." + check.verdict().name(),
                figure(check.observed()),
                figure(check.expected().estimate()),
                figure(check.expected().low()),
                figure(check.expected().high()),
                percent(Math.min(check.sure(), 0.999), 1),
                check.periods());
    }

    private String level() {
        var weeks = change.weeks().size();
        if (weeks < Change.FEWEST_WEEKS) return t("insights.trends.level.few", weeks, Change.FEWEST_WEEKS);
        if (change.level().isEmpty()) return t("insights.trends.level.none", weeks);
        var level = change.level().get();
        var week = change.weeks().get(level.before() + 1);
        return t(
                "insights.trends.level",
                day(change.days().day(week.start())),
                figure(7 * level.from()),
                figure(7 * level.to()),
                level.p() < 0.001 ? t("insights.compare.chance.tiny") : percent(level.p(), 1));
    }

    /// Days or spells far from the usual, the latest first.
    public List<String> unusual() {
        return change.unusual().stream().limit(TOLD).map(this::told).toList();
    }

    private String told(UnusualDays.Event event) {
        var first = Words.fullDay(change.days().day(event.first()));
        var key = event.tooLittle() ? "insights.trends.unusual.little" : "insights.trends.unusual.much";
        return event.first() == event.last()
                ? t(key, first, figure(event.observed()), figure(event.expected()))
                : t(
                        key + ".spell",
                        first,
                        Words.fullDay(change.days().day(event.last())),
                        figure(event.observed()),
                        figure(event.expected()));
    }

    /// Days taken for holidays, if there were any.
    public Optional<String> closed() {
        var closed = change.days().closedBesides();
        return closed.isEmpty()
                ? Optional.empty()
                : Optional.of(t(
                        "insights.trends.closed",
                        closed.size(),
                        closed.stream().limit(TOLD).map(Words::day).collect(Collectors.joining(", "))));
    }

    public LineChart chart() {
        var weeks = change.weeks();
        var points = new ArrayList<Point>();
        for (var i = 0; i < weeks.size(); i++) {
            var start = change.days().day(weeks.get(i).start());
            var newMonth = i == 0
                    || start.getMonth()
                            != change.days().day(weeks.get(i - 1).start()).getMonth();
            points.add(new Point(
                    t("insights.trends.weekof", day(start)),
                    newMonth ? Words.month(start.getMonth()).substring(0, 3) : null,
                    weeks.get(i).total(),
                    level(i),
                    null,
                    null));
        }
        return new LineChart(
                t("insights.trends.chart", title()),
                t("insights.trends.chart.description", title(), weeks.size()),
                List.of(
                        t("insights.trends.week"),
                        title(),
                        t("insights.trends.usuallevel"),
                        t("insights.trends.range")),
                points,
                change.level()
                        .map(level -> new Marker(level.before() + 1, t("insights.trends.marker")))
                        .orElse(null),
                this::figure);
    }

    /// The level of the week's side of the change, for the days that were open.
    private @Nullable Double level(int week) {
        return change.level()
                .map(level -> (week <= level.before() ? level.from() : level.to())
                        * change.weeks().get(week).open())
                .orElse(null);
    }

    private String figure(double value) {
        return switch (what) {
            case ORDERS, NEWCOMERS -> number(Math.round(value));
            case REVENUE ->
                Math.abs(value) < 100_000 ? homeMoney(Math.round(value)) : roundHomeMoney(Math.round(value));
        };
    }
}
