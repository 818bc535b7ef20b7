package dev.perennial.insights.groups;

import static dev.perennial.ui.Words.percent;
import static dev.perennial.ui.Words.t;

import dev.perennial.analytics.groups.RfmGroup;
import dev.perennial.insights.groups.Groups.Rank;
import dev.perennial.insights.groups.Groups.State;
import dev.perennial.ui.View;
import dev.perennial.ui.Words;
import dev.perennial.ui.charts.GapChart;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which customers are alike: those found by the data, and those by recency, frequency and money.
///
/// @param state of the last night, or null before the first
public record GroupsPage(@Nullable State state, List<CustomerGroup> found, List<Rank> ranks) implements View {
    static final int ENOUGH = GroupMaking.ENOUGH;

    public String share(long part, long whole) {
        return whole == 0 ? "" : percent((double) part / whole);
    }

    /// Who is many and who brings much: the same groups, by heads and by money.
    public GapChart chart(State state) {
        var shown = ranks.stream().filter(rank -> rank.customers() > 0).toList();
        var most = shown.stream().max(Comparator.comparingLong(Rank::revenue)).orElseThrow();
        return new GapChart(
                t("insights.groups.chart"),
                t(
                        "insights.groups.chart.says",
                        name(most.group()),
                        share(most.customers(), state.customers()),
                        share(most.revenue(), state.revenue())),
                List.of(
                        t("insights.groups.group"),
                        t("insights.groups.chart.customers"),
                        t("insights.groups.chart.revenue")),
                shown.stream()
                        .map(rank -> new GapChart.Row(
                                name(rank.group()),
                                part(rank.customers(), state.customers()),
                                part(rank.revenue(), state.revenue())))
                        .toList(),
                Words::percent);
    }

    private static double part(long part, long whole) {
        return whole <= 0 ? 0 : Math.clamp((double) part / whole, 0, 1);
    }

    public static String name(RfmGroup group) {
        return t("insights.groups.rfm." + group);
    }

    public static String meaning(RfmGroup group) {
        return t("insights.groups.rfm." + group + ".means");
    }

    /// How sure the groups found are, or why there are none.
    public String sure(State state) {
        var agreement = state.agreement();
        if (agreement == null) return t("insights.groups.lacks", state.customers(), ENOUGH);
        return t(state.stable() ? "insights.groups.stable" : "insights.groups.loose", percent(Math.max(0, agreement)));
    }
}
