package dev.perennial.insights.groups;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.groups.Distinction;
import dev.perennial.analytics.groups.Feature;
import dev.perennial.analytics.groups.GroupCount;
import dev.perennial.analytics.groups.Points;
import dev.perennial.analytics.groups.Rfm;
import dev.perennial.analytics.groups.Succession;
import dev.perennial.insights.groups.Grouped.Found;
import dev.perennial.insights.groups.Grouped.Group;
import dev.perennial.insights.groups.Groups.Known;
import dev.perennial.insights.groups.Groups.Past;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Puts customers into groups anew. Last night's groups are carried on as long as they fit, so that nobody changes
/// group without having changed themselves. Should another process have replaced these groups meanwhile, the
/// database refuses what names groups that are gone, and the job is tried again.
@Component
class GroupMaking {
    /// From so many customers on, groups are looked for.
    static final int ENOUGH = 50;

    private static final int MOST_GROUPS = 6;
    private static final int HALVINGS = 10;
    private static final int STARTS = 20;
    private static final double TAIL = 0.01;
    private static final double LONG_TAIL = 0.05;
    private static final double FAITHFUL = 0.15;
    private static final double LEVEL = 0.95;
    private static final long SEED = 1;

    private final Groups groups;
    private final TransactionTemplate transaction;
    private final Clock clock;

    GroupMaking(Groups groups, TransactionTemplate transaction, Clock clock) {
        this.groups = groups;
        this.transaction = transaction;
        this.clock = clock;
    }

    void make() {
        var grouped = groups.past().map(past -> of(past, groups.known())).orElse(null);
        transaction.executeWithoutResult(_ -> {
            groups.hold();
            if (grouped == null) groups.forget();
            else groups.replace(grouped, clock.instant());
        });
    }

    static Grouped of(Past past, List<Known> before) {
        var rfm = Rfm.of(past.silence(), past.visits(), past.value());
        return new Grouped(past.asOf(), past.customers(), rfm, found(past, before));
    }

    private static @Nullable Found found(Past past, List<Known> before) {
        if (past.customers().size() < ENOUGH) return null;
        double[][] measured = {past.silence(), past.visits(), past.spend()};
        try {
            var features = List.of(
                    // Days pass for everybody alike: their logarithm would make the silent seem to stand still.
                    Feature.plain(Measure.SILENCE.name(), past.silence(), LONG_TAIL),
                    Feature.logarithmic(Measure.VISITS.name(), past.visits(), TAIL),
                    Feature.logarithmic(Measure.SPEND.name(), past.spend(), TAIL));
            return found(past, measured, features, before);
        } catch (UnusableData allTheSame) {
            return null;
        }
    }

    private static Found found(Past past, double[][] measured, List<Feature> features, List<Known> before) {
        var points = Points.prepared(features, measured);
        var count = GroupCount.of(points, MOST_GROUPS, HALVINGS, SEED);
        var agreement = chosen(count, before.size());
        var centres = before.stream().map(known -> prepared(features, known)).toArray(double[][]::new);
        var succession = Succession.of(points, centres, agreement.groups(), STARTS, SEED);
        var grouping = succession.grouping();
        var apart = Distinction.of(
                Arrays.stream(Measure.values()).map(Measure::name).toList(), grouping, measured, points, LEVEL);
        var sizes = grouping.sizes();
        var found = new ArrayList<Group>();
        for (var g = 0; g < grouping.groups(); g++) {
            var heirOf = succession.continues()[g];
            var centre = new double[features.size()];
            for (var j = 0; j < centre.length; j++) centre[j] = features.get(j).restore(grouping.centres()[g][j]);
            found.add(new Group(
                    heirOf < 0 ? null : before.get(heirOf).id(),
                    sizes[g],
                    past.revenueOf(grouping.group(), g),
                    centre,
                    apart.get(g)));
        }
        return new Found(found, grouping.group(), agreement.mean(), agreement.mean() >= GroupCount.STABLE);
    }

    /// The number of last night stays unless another one is plainly better.
    private static GroupCount.Agreement chosen(GroupCount count, int before) {
        var best = of(count, count.groups());
        return count.agreements().stream()
                .filter(a -> a.groups() == before && a.mean() >= best.mean() - FAITHFUL)
                .findFirst()
                .orElse(best);
    }

    private static GroupCount.Agreement of(GroupCount count, int groups) {
        return count.agreements().stream()
                .filter(a -> a.groups() == groups)
                .findFirst()
                .orElseThrow();
    }

    private static double[] prepared(List<Feature> features, Known known) {
        var centre = new double[features.size()];
        for (var j = 0; j < centre.length; j++) centre[j] = features.get(j).prepare(known.centre()[j]);
        return centre;
    }
}
