package dev.perennial.analytics.groups;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// How many groups the rows fall into: the largest number that two halves of them agree on.
///
/// The rows are halved at random again and again; each half is grouped alone, and both groupings are asked
/// where every row belongs. `agreements` holds for each number tried the mean adjusted Rand index of the two
/// answers and its standard deviation over the halvings. `groups` is the largest number that agrees at most
/// 0.05 less than the best, `stable` whether it agrees to [#STABLE] at least.
///
/// Lange, Roth, Braun, Buhmann (2004), Stability-based validation of clustering solutions, Neural
/// Computation 16.
public record GroupCount(int groups, boolean stable, List<Agreement> agreements) {
    /// The agreement from which on groups are worth a name.
    public static final double STABLE = 0.8;

    private static final double NEARLY = 0.05;
    private static final int LEAST_ROWS_A_GROUP = 5;
    private static final int MOST_ROWS = 4_000;
    private static final int STARTS = 10;
    private static final int MOST_HALVINGS = 1_000;

    /// The mean agreement of two halves on a number of groups, at most 1, and its standard deviation.
    public record Agreement(int groups, double mean, double deviation) {}

    /// Tries 2 to `most` groups, fewer when there are not ten rows for each. Of more than 4,000 rows, 4,000 drawn
    /// at random are used.
    ///
    /// @throws UnusableData when there are fewer than 20 rows, `most` is below 2, the halvings are not 1 to
    /// 1,000, or all rows are the same
    public static GroupCount of(Points points, int most, int halvings, long seed) {
        var random = new SplittableRandom(seed);
        if (points.rows() < 4 * LEAST_ROWS_A_GROUP)
            throw new UnusableData(
                    Reason.TOO_LITTLE,
                    "%d rows: at least %d are needed to tell groups".formatted(points.rows(), 4 * LEAST_ROWS_A_GROUP));
        if (most < 2)
            throw new UnusableData(Reason.OUT_OF_RANGE, "up to %d groups: at least 2 are needed".formatted(most));
        if (halvings < 1 || halvings > MOST_HALVINGS)
            throw new UnusableData(
                    Reason.OUT_OF_RANGE, "%d halvings: 1 to %d are taken".formatted(halvings, MOST_HALVINGS));
        var rows = order(points.rows(), random);
        var used = points.rows() <= MOST_ROWS ? points : points.rows(Arrays.copyOf(rows, MOST_ROWS));
        var agreements = new ArrayList<Agreement>();
        for (var k = 2; k <= Math.min(most, used.rows() / (2 * LEAST_ROWS_A_GROUP)); k++)
            agreements.add(agreement(used, k, halvings, random.split()));
        var best = agreements.stream().mapToDouble(Agreement::mean).max().orElseThrow();
        var chosen = agreements.stream()
                .filter(a -> a.mean >= best - NEARLY)
                .reduce((a, b) -> b)
                .orElseThrow();
        return new GroupCount(chosen.groups, chosen.mean >= STABLE, List.copyOf(agreements));
    }

    private static Agreement agreement(Points points, int k, int halvings, SplittableRandom random) {
        var sum = 0.0;
        var squares = 0.0;
        for (var round = 0; round < halvings; round++) {
            var order = order(points.rows(), random);
            var middle = order.length / 2;
            var one = points.rows(Arrays.copyOf(order, middle));
            var other = points.rows(Arrays.copyOfRange(order, middle, order.length));
            var agreed = AdjustedRand.of(
                    KMeans.fit(one, k, STARTS, random.nextLong()).nearest(points),
                    KMeans.fit(other, k, STARTS, random.nextLong()).nearest(points));
            sum += agreed;
            squares += agreed * agreed;
        }
        var mean = sum / halvings;
        return new Agreement(k, mean, Math.sqrt(Math.max(0, squares / halvings - mean * mean)));
    }

    private static int[] order(int rows, SplittableRandom random) {
        var order = new int[rows];
        for (var i = 0; i < rows; i++) {
            var j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
