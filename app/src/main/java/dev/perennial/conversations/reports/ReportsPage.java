package dev.perennial.conversations.reports;

import static dev.perennial.ui.Words.day;
import static dev.perennial.ui.Words.number;
import static dev.perennial.ui.Words.percent;
import static dev.perennial.ui.Words.t;

import dev.perennial.access.StaffMember;
import dev.perennial.analytics.statistics.Proportion;
import dev.perennial.conversations.Label;
import dev.perennial.conversations.Via;
import dev.perennial.conversations.promises.OpenTime;
import dev.perennial.conversations.reports.Figures.Of;
import dev.perennial.ui.Choice;
import dev.perennial.ui.View;
import dev.perennial.ui.Words;
import dev.perennial.ui.charts.HeatTable;
import dev.perennial.ui.charts.LineChart;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param staff everybody, those who left too
public record ReportsPage(Asked asked, Report report, List<StaffMember> staff, List<Label> labels) implements View {
    private static final double LEVEL = 0.95;

    /// Fewer say little of what is usual.
    private static final int FEW = 20;

    public String headline() {
        var all = report.all();
        var median = all.median();
        var most = all.most();
        if (median == null || most == null)
            return t("conversations.reports.headline.none", day(report.from()), day(report.today()));
        return t("conversations.reports.headline", OpenTime.said(median), OpenTime.said(most));
    }

    /// What is behind the headline, and what became of the promises.
    public List<String> sentences() {
        var all = report.all();
        var said = new ArrayList<String>();
        if (all.answered() > 0)
            said.add(t("conversations.reports.basis", all.answered(), day(report.from()), day(report.today())));
        if (all.answered() > 0 && all.answered() < FEW) said.add(t("conversations.reports.few", FEW));
        if (all.promised() > 0) said.add(kept("conversations.reports.kept", all.kept(), all.promised()));
        var worked = all.worked();
        var workedMost = all.workedMost();
        if (worked != null && workedMost != null)
            said.add(t("conversations.reports.ends", all.closed(), OpenTime.said(worked), OpenTime.said(workedMost)));
        if (all.solvePromised() > 0)
            said.add(kept("conversations.reports.solveKept", all.solveKept(), all.solvePromised()));
        return said;
    }

    /// With how sure the share is of what would be so in the long run.
    private static String kept(String key, long hits, long of) {
        var share = new Proportion(hits, of);
        var sure = share.wilson(LEVEL);
        return t(key, hits, of, percent(share.share()), percent(sure.low()), percent(sure.high()));
    }

    public String inTime(Figures figures) {
        if (figures.promised() == 0) return "–";
        return t(
                "conversations.reports.inTime",
                percent((double) figures.kept() / figures.promised()),
                number(figures.promised()));
    }

    public String time(@Nullable Duration time) {
        return time == null ? "–" : OpenTime.said(time);
    }

    public String called(String name) {
        return name.isEmpty() ? t("conversations.reports.gone") : name;
    }

    public boolean hasWeeks() {
        return report.weeks().stream()
                        .filter(it -> it.figures().median() != null)
                        .count()
                > 1;
    }

    /// The first answers, week by week.
    public LineChart weeks() {
        var points = report.weeks().stream()
                .filter(it -> it.figures().median() != null)
                .map(it -> new LineChart.Point(
                        day(it.key()),
                        day(it.key()),
                        hours(it.figures().median()),
                        hours(it.figures().most()),
                        null,
                        null))
                .toList();
        return new LineChart(
                t("conversations.reports.weeks.chart"),
                t("conversations.reports.weeks.description"),
                List.of(
                        t("conversations.reports.week"),
                        t("conversations.reports.median"),
                        t("conversations.reports.most")),
                points,
                null,
                it -> t("conversations.reports.hours", number(it, 1)));
    }

    /// How many cases were open as each day ended, or each week.
    public LineChart backlog() {
        var step = asked.label() == null ? "day" : "week";
        var points = report.days().stream()
                .map(it -> new LineChart.Point(
                        day(it.date()),
                        it.date().getDayOfWeek() == DayOfWeek.MONDAY ? day(it.date()) : null,
                        (double) it.open(),
                        (double) it.cameIn(),
                        null,
                        null))
                .toList();
        return new LineChart(
                t("conversations.reports.backlog.chart." + step),
                t("conversations.reports.backlog.description"),
                List.of(
                        t("conversations.reports." + step),
                        t("conversations.reports.open"),
                        t("conversations.reports.cameIn")),
                points,
                null,
                it -> number(it, 0));
    }

    /// When customers begin to wait.
    public HeatTable heat() {
        var heat = report.heat();
        var hours = heat.hours().boxed().toList();
        var headings = new ArrayList<String>();
        headings.add(t("conversations.reports.weekday"));
        headings.add(t("conversations.reports.allDay"));
        for (var hour : hours) headings.add(String.valueOf(hour));
        return new HeatTable(
                t("conversations.reports.heat.caption"),
                headings,
                Arrays.stream(DayOfWeek.values())
                        .map(weekday -> row(weekday, hours))
                        .toList());
    }

    private HeatTable.Row row(DayOfWeek weekday, List<Integer> hours) {
        var most = Math.max(1, report.heat().most());
        var cells = new ArrayList<HeatTable.@Nullable Cell>();
        for (var hour : hours) {
            var count = report.heat().at(weekday.ordinal(), hour);
            cells.add(new HeatTable.Cell((double) count / most, number(count), true));
        }
        return new HeatTable.Row(
                weekday.getDisplayName(TextStyle.FULL_STANDALONE, Words.language()),
                number(report.heat().on(weekday.ordinal())),
                cells);
    }

    public List<Of<String>> channels() {
        return report.channels().stream()
                .map(it -> new Of<>(t("conversations.via." + it.key()), it.figures()))
                .toList();
    }

    public List<Choice> ways() {
        return Arrays.stream(Via.values())
                .map(it -> new Choice(it.name(), t("conversations.via." + it)))
                .toList();
    }

    public List<Choice> people() {
        return staff.stream()
                .map(it -> new Choice(it.id().toString(), it.name()))
                .toList();
    }

    public List<Choice> everyLabel() {
        return labels.stream()
                .map(it -> new Choice(it.id().toString(), it.name()))
                .toList();
    }

    public String chosen(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static double hours(@Nullable Duration time) {
        return time == null ? 0 : time.toSeconds() / 3600.0;
    }
}
