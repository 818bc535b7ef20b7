package dev.perennial.insights.model;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.lifetime.Accuracy;
import dev.perennial.analytics.lifetime.BgNbd;
import dev.perennial.analytics.lifetime.Forecast;
import dev.perennial.analytics.lifetime.HoldOut;
import dev.perennial.analytics.lifetime.MbgNbd;
import dev.perennial.analytics.lifetime.PurchaseLog;
import dev.perennial.analytics.lifetime.PurchaseModel;
import dev.perennial.insights.model.Findings.Guess;
import dev.perennial.insights.model.Findings.HoldOutCheck;
import dev.perennial.insights.model.Findings.Week;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How good the model would have been: made without the last part of the past, and held against it.
record HoldOutChecks(List<HoldOutCheck> checks, List<Week> weeks) {
    static final HoldOutChecks NONE = new HoldOutChecks(List.of(), List.of());

    /// The first part needs enough to learn from, the second enough to judge by.
    private static final int LEAST_WEEKS = 16;

    private static final int MOST_CHECKED_WEEKS = 26;

    /// More customers would not judge the model any better, and their purchases do not fit into memory twice.
    static final int MOST_CHECKED = 100_000;

    /// Nine in ten of a normal variable lie within so many standard deviations.
    private static final double Z = 1.645;

    static HoldOutChecks of(Histories histories, int lastDay, PurchaseModel chosen) {
        return of(histories, lastDay, chosen, MOST_CHECKED);
    }

    static HoldOutChecks of(Histories histories, int lastDay, PurchaseModel chosen, int most) {
        var firstDay = lastDay;
        for (var i = 0; i < histories.customers(); i++) firstDay = Math.min(firstDay, histories.firstDay(i));
        var weeks = (lastDay - firstDay + 1) / 7;
        if (weeks < LEAST_WEEKS) return NONE;
        var end = firstDay + 7 * weeks - 1;
        var cut = end - 7 * Math.min(MOST_CHECKED_WEEKS, weeks / 3);
        if (returningBy(histories, cut) < Picture.ENOUGH_RETURNING) return NONE;
        try {
            var known = knownBy(histories, cut);
            var log = histories.log(histories.sample(most));
            return chosen instanceof BgNbd
                    ? checks(HoldOut.of(log, cut, end, 7, BgNbd::fit), log, cut, end, known)
                    : checks(HoldOut.of(log, cut, end, 7, MbgNbd::fit), log, cut, end, known);
        } catch (UnusableData _) {
            return NONE;
        }
    }

    private static long knownBy(Histories histories, int cut) {
        var count = 0L;
        for (var i = 0; i < histories.customers(); i++) if (histories.firstDay(i) <= cut) count++;
        return count;
    }

    private static long returningBy(Histories histories, int cut) {
        var count = 0L;
        for (var i = 0; i < histories.customers(); i++) if (histories.repeatsUntil(i, cut) > 0) count++;
        return count;
    }

    private static HoldOutChecks checks(
            HoldOut<? extends PurchaseModel> heldOut, PurchaseLog log, int cut, int lastDay, long known) {
        var actual = Math.round(heldOut.calibration().stream()
                .mapToDouble(group -> group.actual() * group.customers())
                .sum());
        var predicted = heldOut.calibration().stream()
                .mapToDouble(group -> group.predicted() * group.customers())
                .sum();
        var total = Forecast.purchases(heldOut.fit(), log.summary(cut).inWeeks(), heldOut.horizon(), Modelling.LEVEL);
        return new HoldOutChecks(
                List.of(
                        check(Guess.MODEL, heldOut.model(), heldOut, cut, lastDay, actual, heldOut.coverage(), known),
                        check(Guess.SAME_RATE, heldOut.sameRate(), heldOut, cut, lastDay, actual, null, known),
                        check(Guess.QUIET_ARE_GONE, heldOut.hiatus(), heldOut, cut, lastDay, actual, null, known)),
                weeks(heldOut, log.firstDay(), predicted, total));
    }

    private static HoldOutCheck check(
            Guess guess,
            Accuracy accuracy,
            HoldOut<?> heldOut,
            int cut,
            int lastDay,
            long actual,
            @Nullable Double covered,
            long known) {
        return new HoldOutCheck(
                guess,
                LocalDate.ofEpochDay(cut),
                LocalDate.ofEpochDay(lastDay),
                heldOut.customers(),
                actual,
                actual * (1 + accuracy.totalError()),
                accuracy.mae(),
                covered,
                known);
    }

    /// The weekly band has the doubt about the whole in it, and each week's own chance.
    private static List<Week> weeks(HoldOut<?> heldOut, int firstDay, double predicted, Forecast total) {
        var spread = predicted == 0 ? 0 : (total.high() - total.low()) / 2 / Z / predicted;
        var doubt = predicted == 0 ? 0 : Math.max(0, spread * spread - 1 / predicted);
        var weeks = new ArrayList<Week>();
        var before = 0;
        var expectedBefore = 0.0;
        for (var week : heldOut.tracking()) {
            var starts = LocalDate.ofEpochDay(firstDay + 7L * (week.week() - 1));
            var actual = week.actual() - before;
            var expected = week.predicted() - expectedBefore;
            before = week.actual();
            expectedBefore = week.predicted();
            if (!week.heldOut()) {
                weeks.add(new Week(starts, actual, null, null, null));
                continue;
            }
            var give = Z * Math.sqrt(expected + doubt * expected * expected);
            weeks.add(new Week(starts, actual, expected, Math.max(0, expected - give), expected + give));
        }
        return weeks;
    }
}
