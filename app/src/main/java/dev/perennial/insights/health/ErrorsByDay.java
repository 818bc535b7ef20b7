package dev.perennial.insights.health;

import static dev.perennial.ui.Words.day;
import static dev.perennial.ui.Words.number;
import static dev.perennial.ui.Words.t;

import dev.perennial.insights.model.ModelDay;
import dev.perennial.ui.charts.LineChart;
import dev.perennial.ui.charts.LineChart.Point;
import java.util.List;
import java.util.Objects;

/// By how much the model and the best simple guess were off, day by day.
///
/// @param days that were checked, oldest first
public record ErrorsByDay(List<ModelDay> days) {
    public static ErrorsByDay of(List<ModelDay> days) {
        return new ErrorsByDay(days.stream()
                .filter(day -> day.meanError() != null && day.naiveError() != null)
                .toList());
    }

    public boolean drawn() {
        return days.size() > 1;
    }

    public LineChart chart() {
        var last = days.getLast();
        return new LineChart(
                t("insights.health.errors.chart"),
                t(
                        "insights.health.errors.description",
                        number(Objects.requireNonNull(last.meanError()), 2),
                        number(Objects.requireNonNull(last.naiveError()), 2)),
                List.of(
                        t("insights.health.drift.day"),
                        t("insights.health.errors.model"),
                        t("insights.health.errors.naive"),
                        t("insights.health.errors.range")),
                days.stream()
                        .map(day -> new Point(
                                day(day.day()),
                                day(day.day()),
                                Objects.requireNonNull(day.meanError()),
                                day.naiveError(),
                                null,
                                null))
                        .toList(),
                null,
                value -> number(value, 2));
    }
}
