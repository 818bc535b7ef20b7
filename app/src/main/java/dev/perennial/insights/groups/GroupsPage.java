package dev.perennial.insights.groups;

import static dev.perennial.ui.Words.percent;
import static dev.perennial.ui.Words.t;

import dev.perennial.analytics.groups.RfmGroup;
import dev.perennial.insights.groups.Groups.Rank;
import dev.perennial.insights.groups.Groups.State;
import dev.perennial.ui.View;
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
