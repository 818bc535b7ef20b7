package dev.perennial.analytics.comparison;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.comparison.TestResult.Calculation;
import dev.perennial.analytics.comparison.TestResult.Caveat;
import dev.perennial.analytics.comparison.TestResult.Effect;
import dev.perennial.analytics.comparison.TestResult.Effect.Kind;
import dev.perennial.analytics.comparison.TestResult.Method;
import dev.perennial.analytics.distributions.ChiSquared;
import dev.perennial.analytics.distributions.NoncentralChiSquared;
import dev.perennial.analytics.statistics.Interval;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/// Whether groups (rows) choose categories (columns) differently, from a table of counts.
///
/// Pearson (1900), Philosophical Magazine 50; Cochran (1954), Some methods for strengthening the common
/// chi-squared tests, Biometrics 10, for when the limit holds; Bergsma (2013), A bias-correction for
/// Cramér's V, Journal of the Korean Statistical Society 42.
public final class ChiSquaredTest {
    private ChiSquaredTest() {}

    /// Effects: bias-corrected Cramér's V, its interval by inverting the noncentral chi-squared
    /// distribution; for two by two also the difference of shares (Newcombe) and their ratio, first
    /// column of the first row against the second.
    ///
    /// @throws UnusableData for a row without counts, fewer than two rows or used columns, or negative
    /// counts
    public static TestResult of(long[][] table, double level) {
        var counts = Table.of(table);
        return result(Method.CHI_SQUARED, counts, counts.chiSquared(0), level);
    }

    /// The same with Yates's correction, for two by two only.
    public static TestResult yates(long[][] table, double level) {
        var counts = Table.of(table);
        if (counts.rows() != 2 || counts.columns() != 2)
            throw new UnusableData(
                    Reason.OUT_OF_RANGE,
                    "Yates's correction is for 2 by 2 counts, not %d by %d".formatted(counts.rows(), counts.columns()));
        return result(Method.CHI_SQUARED_YATES, counts, counts.chiSquared(0.5), level);
    }

    private static TestResult result(Method method, Table table, double statistic, double level) {
        var degrees = table.degrees();
        var caveats = EnumSet.noneOf(Caveat.class);
        if (!table.expectedLargeEnough()) caveats.add(Caveat.SMALL_EXPECTED_COUNTS);
        var effects = new ArrayList<Effect>();
        effects.add(new Effect(Kind.CRAMERS_V, cramer(table, level)));
        if (table.rows() == 2 && table.columns() == 2) {
            effects.addAll(table.shares(level));
            if (effects.stream().noneMatch(e -> e.kind() == Kind.RISK_RATIO)) caveats.add(Caveat.NO_RATIO);
        }
        return new TestResult(
                method,
                statistic,
                List.of(degrees),
                new ChiSquared(degrees).upper(statistic),
                Calculation.ASYMPTOTIC,
                effects,
                caveats);
    }

    static Interval cramer(Table table, double level) {
        Interval.z(level);
        var n = (double) table.size();
        var degrees = table.degrees();
        var statistic = table.chiSquared(0);
        var rows = table.rows() - (table.rows() - 1.0) * (table.rows() - 1.0) / Math.max(1, n - 1);
        var columns = table.columns() - (table.columns() - 1.0) * (table.columns() - 1.0) / Math.max(1, n - 1);
        var most = Math.max(1e-9, Math.min(rows, columns) - 1);
        var squared = Math.max(0, (statistic - degrees * n / Math.max(1, n - 1)) / n);
        var tail = (1 - level) / 2;
        var estimate = Math.min(1, Math.sqrt(squared / most));
        var least = Math.min(table.rows(), table.columns()) - 1.0;
        var low = Math.sqrt(NoncentralChiSquared.shiftOf(statistic, degrees, 1 - tail) / n / least);
        var high = Math.sqrt(NoncentralChiSquared.shiftOf(statistic, degrees, tail) / n / least);
        return new Interval(estimate, Math.min(estimate, low), Math.clamp(high, estimate, 1), level);
    }
}
