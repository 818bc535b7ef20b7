package dev.perennial.insights.health;

import static dev.perennial.ui.Words.day;
import static dev.perennial.ui.Words.number;
import static dev.perennial.ui.Words.t;

import dev.perennial.insights.model.ModelDay;
import dev.perennial.ui.charts.LineChart;
import dev.perennial.ui.charts.LineChart.Point;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether today's fit says something else than earlier ones: customers may come to live another way, and the
/// models follow only slowly.
///
/// @param days oldest first
public record Drift(List<ModelDay> days) {
    /// One looks back about a month.
    private static final int BACK = 28;

    public static Drift of(List<ModelDay> days) {
        return new Drift(days);
    }

    /// Null while there is nothing to compare with.
    @Nullable
    ModelDay then() {
        if (days.size() < 2) return null;
        var newest = days.getLast().day();
        ModelDay then = days.getFirst();
        for (var day : days) if (!day.day().isAfter(newest.minusDays(BACK))) then = day;
        return then;
    }

    public String sentence() {
        var then = then();
        if (days.isEmpty()) return t("insights.health.drift.none");
        var now = days.getLast();
        if (then == null) return t("insights.health.drift.first", visits(now));
        var key = !now.newcomer().apartFrom(then.newcomer())
                ? "same"
                : now.newcomer().expected() > then.newcomer().expected() ? "more" : "fewer";
        return t("insights.health.drift." + key, visits(now), day(then.day()), visits(then));
    }

    private static String visits(ModelDay day) {
        return number(day.newcomer().expected(), 1);
    }

    /// From the second day on.
    public boolean drawn() {
        return days.size() > 1;
    }

    public LineChart chart() {
        var points = new ArrayList<Point>();
        var sum = 0.0;
        for (var day : days) {
            var newcomer = day.newcomer();
            var before = points.isEmpty() ? null : sum / points.size();
            points.add(new Point(
                    day(day.day()), day(day.day()), newcomer.expected(), before, newcomer.low(), newcomer.high()));
            sum += newcomer.expected();
        }
        return new LineChart(
                t("insights.health.drift.chart"),
                sentence(),
                List.of(
                        t("insights.health.drift.day"),
                        t("insights.health.drift.newcomer"),
                        t("insights.health.drift.before"),
                        t("insights.health.drift.range")),
                points,
                null,
                value -> number(value, 1));
    }
}
