package dev.perennial.analytics.comparison;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.statistics.Interval;
import dev.perennial.analytics.statistics.ManyTests;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Whether groups differ: picks the test that fits the measure and the data, and says why in terms the
/// application puts into words.
public sealed interface Comparison {
    /// Fewer answers than these in a group are no ground for a verdict.
    int ENOUGH = 10;

    /// Why a test was picked.
    enum Because {
        TWO_GROUPS,
        MORE_THAN_TWO_GROUPS,
        YES_OR_NO,
        CATEGORIES_WITHOUT_ORDER,
        /// From "good" to "very good" need not be as far as from "bad" to "fair": ranks are compared,
        /// not means.
        SHORT_SCALE_HAS_ORDER_ONLY,
        PROMOTERS_LESS_DETRACTORS,
        MEANS_OF_AMOUNTS,
        EVENTS_PER_EXPOSURE,
        /// Welch's forms do not suppose that groups spread alike.
        SPREADS_MAY_DIFFER,
        /// A mean of few values with a long tail is not near normal, so the values are rearranged
        /// instead.
        LONG_TAILS_AND_FEW_VALUES,
        /// All values of a group are the same, so ranks are compared.
        A_GROUP_WITHOUT_SPREAD,
        EXPECTED_COUNTS_LARGE_ENOUGH,
        EXPECTED_COUNTS_TOO_SMALL,
        /// Some expected counts are small, but there are too many in all to deal them out: see the
        /// caveat.
        TOO_MANY_COUNTS_TO_DEAL,
        ALL_OUTCOMES_COUNTED,
        ENOUGH_FOR_THE_LIMIT,
        REARRANGED_AT_RANDOM
    }

    /// A result: `different` at the level asked for. `contrasts` say which group stands out from the
    /// rest, where there are more than two. Groups are numbered as given; those with fewer than ten
    /// answers are `leftOut`.
    record Compared(
            TestResult result, Set<Because> because, boolean different, List<Contrast> contrasts, List<Integer> leftOut)
            implements Comparison {}

    /// Not two groups have enough answers; `needed` in each would do for a first verdict.
    record TooLittle(List<Integer> tooSmall, int needed) implements Comparison {}

    /// Everybody gave the same answer, so there is no difference to judge.
    record AllTheSame(List<Integer> leftOut) implements Comparison {}

    /// One group against another, or against all others together; `adjusted` is p after Holm's
    /// correction for all contrasts of the same list.
    record Contrast(int group, OptionalInt against, TestResult result, double adjusted) {}

    /// Compares the groups at the level of confidence, such as 0.95.
    ///
    /// The chance that any group of several is called different when none is stays below 1 − level.
    ///
    /// @throws UnusableData for fewer than two groups, counts below 0, or values that are not finite
    static Comparison of(Measure measure, double level) {
        Interval.z(level);
        if (measure.groups() < 2)
            throw new UnusableData(
                    Reason.TOO_LITTLE, "%d groups: a comparison needs at least 2".formatted(measure.groups()));
        var kept = groups(measure, true);
        var leftOut = groups(measure, false);
        if (kept.length < 2) return new TooLittle(boxed(leftOut), ENOUGH);
        var used = measure.of(kept);
        try {
            var chosen = used.choose(level);
            List<Contrast> contrasts = kept.length == 2
                    ? List.of()
                    : corrected(IntStream.range(0, kept.length)
                            .mapToObj(g -> new Contrast(
                                    kept[g],
                                    OptionalInt.empty(),
                                    used.againstRest(g).choose(level).result(),
                                    1))
                            .toList());
            var different = chosen.result().p() < 1 - level;
            return new Compared(chosen.result(), chosen.because(), different, contrasts, boxed(leftOut));
        } catch (UnusableData unusable) {
            if (unusable.reason() != Reason.ALL_THE_SAME) throw unusable;
            return new AllTheSame(boxed(leftOut));
        }
    }

    /// Every pair of the groups with enough answers, corrected together. Pairs whose answers are all
    /// the same are left out.
    static List<Contrast> pairs(Measure measure, double level) {
        var kept = groups(measure, true);
        var contrasts = new ArrayList<Contrast>();
        for (var i = 0; i < kept.length; i++)
            for (var j = i + 1; j < kept.length; j++)
                try {
                    var result = measure.of(kept[i], kept[j]).choose(level).result();
                    contrasts.add(new Contrast(kept[i], OptionalInt.of(kept[j]), result, 1));
                } catch (UnusableData unusable) {
                    if (unusable.reason() != Reason.ALL_THE_SAME) throw unusable;
                }
        return corrected(contrasts);
    }

    private static List<Contrast> corrected(List<Contrast> contrasts) {
        var adjusted = ManyTests.holm(
                contrasts.stream().mapToDouble(c -> c.result().p()).toArray());
        IntFunction<Contrast> with = i -> {
            var contrast = contrasts.get(i);
            return new Contrast(contrast.group(), contrast.against(), contrast.result(), adjusted[i]);
        };
        return IntStream.range(0, adjusted.length).mapToObj(with).toList();
    }

    private static int[] groups(Measure measure, boolean enough) {
        return IntStream.range(0, measure.groups())
                .filter(g -> (measure.answers(g) >= ENOUGH) == enough)
                .toArray();
    }

    private static List<Integer> boxed(int[] groups) {
        return IntStream.of(groups).boxed().toList();
    }
}
