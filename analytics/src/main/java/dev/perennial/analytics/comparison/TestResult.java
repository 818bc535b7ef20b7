package dev.perennial.analytics.comparison;

import dev.perennial.analytics.statistics.Interval;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a test found: its statistic with degrees of freedom (none where none apply), the two-sided
/// probability `p` of one at least as extreme if the groups were alike, how large the difference is,
/// and what speaks against trusting it.
public record TestResult(
        Method method,
        double statistic,
        List<Double> degrees,
        double p,
        Calculation calculation,
        List<Effect> effects,
        Set<Caveat> caveats) {

    /// The tests by their usual names.
    public enum Method {
        WELCH_T,
        PAIRED_T,
        ANOVA,
        WELCH_ANOVA,
        MANN_WHITNEY,
        WILCOXON_SIGNED_RANK,
        KRUSKAL_WALLIS,
        PERMUTATION,
        STUDENTISED_PERMUTATION,
        CHI_SQUARED,
        CHI_SQUARED_YATES,
        FISHER_EXACT,
        MCNEMAR,
        MCNEMAR_CORRECTED,
        BINOMIAL,
        POISSON_RATES
    }

    /// Where p comes from.
    public enum Calculation {
        /// Every possible outcome was counted.
        EXACT,
        /// A limit for many answers.
        ASYMPTOTIC,
        /// A fixed number of seeded random rearrangements.
        SIMULATED
    }

    /// Reasons not to lean on a result.
    public enum Caveat {
        /// A group has fewer than ten values.
        FEW_ANSWERS,
        /// Expected counts below 1, or below 5 in over a fifth of the cells: the chi-squared limit does
        /// not hold.
        SMALL_EXPECTED_COUNTS,
        /// Few values with a long tail: the mean hangs on a handful of them.
        SKEWED,
        /// The largest spread of a group is over twice the smallest, which this test supposes equal.
        UNEQUAL_SPREAD,
        /// A ratio was left out because it would divide by zero.
        NO_RATIO
    }

    /// How large a difference is.
    public record Effect(Kind kind, Interval value) {
        /// What the size is measured in.
        public enum Kind {
            /// First less second, in the unit of the values.
            MEAN_DIFFERENCE,
            /// Mean difference in standard deviations, corrected for small samples.
            HEDGES_G,
            /// Share of the variance that the groups explain.
            OMEGA_SQUARED,
            /// The probability that a random one of the first group is above one of the second, ties
            /// counting half.
            SUPERIORITY,
            /// 2 × superiority − 1: from −1 to 1.
            CLIFFS_DELTA,
            /// Share of the variance of ranks that the groups explain.
            RANK_ETA_SQUARED,
            /// Association of two categories from 0 to 1, corrected for bias.
            CRAMERS_V,
            /// First share less second.
            RISK_DIFFERENCE,
            /// First share over second.
            RISK_RATIO,
            ODDS_RATIO,
            /// First rate less second, in events per unit of exposure.
            RATE_DIFFERENCE,
            /// First rate over second.
            RATE_RATIO,
            /// First promoter score less second, in points from −200 to 200.
            NPS_DIFFERENCE
        }
    }

    public TestResult {
        degrees = List.copyOf(degrees);
        effects = List.copyOf(effects);
        caveats = Set.copyOf(caveats);
    }

    public Optional<Interval> effect(Effect.Kind kind) {
        return effects.stream().filter(e -> e.kind() == kind).map(Effect::value).findFirst();
    }

    TestResult with(List<Effect> other) {
        return new TestResult(method, statistic, degrees, p, calculation, other, caveats);
    }
}
