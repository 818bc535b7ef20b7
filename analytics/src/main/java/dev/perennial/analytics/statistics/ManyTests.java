package dev.perennial.analytics.statistics;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Corrects p values for having looked many times. Answers are adjusted p values in the order given: call
/// significant what is below the level.
public final class ManyTests {
    private ManyTests() {}

    /// Holm's method: the chance of even one false alarm stays below the level. For "which segment
    /// differs?"
    ///
    /// Holm (1979), A simple sequentially rejective multiple test procedure, Scandinavian Journal of
    /// Statistics 6.
    public static double[] holm(double... p) {
        var order = ascending(p);
        var adjusted = new double[p.length];
        var highest = 0.0;
        for (var rank = 0; rank < p.length; rank++) {
            highest = Math.max(highest, Math.min(1, (p.length - rank) * p[order[rank]]));
            adjusted[order[rank]] = highest;
        }
        return adjusted;
    }

    /// Benjamini and Hochberg's method: among what is called significant, the share of false alarms stays
    /// below the
    /// level on average. For exploring.
    ///
    /// Benjamini, Hochberg (1995), Controlling the false discovery rate, Journal of the Royal Statistical
    /// Society B 57.
    public static double[] benjaminiHochberg(double... p) {
        var order = ascending(p);
        var adjusted = new double[p.length];
        var lowest = 1.0;
        for (var rank = p.length - 1; rank >= 0; rank--) {
            lowest = Math.min(lowest, p[order[rank]] * p.length / (rank + 1));
            adjusted[order[rank]] = lowest;
        }
        return adjusted;
    }

    private static int[] ascending(double[] p) {
        for (var i = 0; i < p.length; i++)
            if (!(p[i] >= 0 && p[i] <= 1))
                throw new UnusableData(Reason.OUT_OF_RANGE, "p value %d is %s, not between 0 and 1".formatted(i, p[i]));
        return IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
