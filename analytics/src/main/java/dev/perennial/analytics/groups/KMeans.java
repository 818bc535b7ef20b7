package dev.perennial.analytics.groups;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Groups of rows that lie close together, so that the squared distances from the groups' means are least.
///
/// Starts are drawn far apart (the best of a few candidates each time) and improved until no row changes its
/// group; bounds on distances spare most of the work. Up to 10,000 rows, single rows are then exchanged while that
/// helps. Of more than 65,536 rows the starts are made on a random
/// quarter of that many, and the best is carried on with all rows, until the centres move by less than a
/// thousandth of a standard deviation. The same seed gives the same groups, however many threads there are.
///
/// Arthur, Vassilvitskii (2007), k-means++; Hamerly (2010), Making k-means even faster; Hartigan, Wong (1979),
/// Algorithm AS 136.
public final class KMeans {
    private static final int ALL_AT_ONCE = 65_536;
    private static final int SAMPLE = 16_384;
    private static final int MOST_GROUPS = 1_000;

    private static final int MOST_STARTS = 10_000;

    private KMeans() {}

    /// The best of `starts` attempts at `k` groups.
    ///
    /// @throws UnusableData when k is not 1 to 1,000, there are no starts, or fewer than k different rows
    public static Grouping fit(Points points, int k, int starts, long seed) {
        check(k);
        if (starts < 1 || starts > MOST_STARTS)
            throw new UnusableData(Reason.OUT_OF_RANGE, "%d starts: 1 to %d are taken".formatted(starts, MOST_STARTS));
        if (points.rows() <= ALL_AT_ONCE) return best(points, k, starts, seed).largestFirst();
        var random = new SplittableRandom(seed);
        var sample = points.rows(
                random.ints(SAMPLE, 0, points.rows()).sorted().distinct().toArray());
        var found = best(sample, k, starts, seed);
        return new Improvement(points, found.centres()).run().largestFirst();
    }

    /// The groups reached from these centres, in their order.
    ///
    /// @throws UnusableData when there are no centres or more than 1,000, they do not have the points' columns,
    /// or there are fewer different rows than centres
    public static Grouping from(Points points, double[][] centres) {
        check(centres.length);
        for (var centre : centres)
            if (centre.length != points.columns())
                throw new UnusableData(
                        Reason.LENGTHS_DIFFER,
                        "a centre has %d columns, the points %d".formatted(centre.length, points.columns()));
        return new Improvement(points, centres).run();
    }

    private static void check(int k) {
        if (k < 1 || k > MOST_GROUPS)
            throw new UnusableData(Reason.OUT_OF_RANGE, "%d groups: 1 to %d are made".formatted(k, MOST_GROUPS));
    }

    private static Grouping best(Points points, int k, int starts, long seed) {
        return IntStream.range(0, starts)
                .parallel()
                .mapToObj(start -> {
                    var random = new SplittableRandom(seed + 0x9E3779B97F4A7C15L * (start + 1));
                    return new Improvement(points, Starts.farApart(points, k, random)).run();
                })
                .min(Comparator.comparingDouble(Grouping::inertia))
                .orElseThrow();
    }

    /// First centres: each of a few candidates is drawn with a chance that grows with the squared distance from
    /// the centres so far, and the one that leaves least is kept.
    private static final class Starts {
        static double[][] farApart(Points points, int k, SplittableRandom random) {
            var n = points.rows();
            var centres = new double[k][];
            centres[0] = row(points, random.nextInt(n));
            var left = distances(points, centres[0], null);
            var candidates = 2 + (int) Math.log(k);
            for (var g = 1; g < k; g++) {
                var total = Arrays.stream(left).sum();
                if (!(total > 0))
                    throw new UnusableData(
                            Reason.TOO_LITTLE, "%d different rows cannot make %d groups".formatted(g, k));
                var least = Double.POSITIVE_INFINITY;
                double[] kept = left;
                for (var c = 0; c < candidates; c++) {
                    var picked = pick(left, random.nextDouble() * total);
                    var after = distances(points, row(points, picked), left);
                    var sum = Arrays.stream(after).sum();
                    if (sum < least) {
                        least = sum;
                        kept = after;
                        centres[g] = row(points, picked);
                    }
                }
                left = kept;
            }
            return centres;
        }

        private static int pick(double[] weights, double at) {
            var last = 0;
            for (var i = 0; i < weights.length; i++)
                if (weights[i] > 0) {
                    last = i;
                    at -= weights[i];
                    if (at < 0) return i;
                }
            return last;
        }

        private static double[] row(Points points, int row) {
            return Arrays.copyOfRange(points.values(), row * points.columns(), (row + 1) * points.columns());
        }

        private static double[] distances(Points points, double[] centre, double @Nullable [] most) {
            var p = points.columns();
            var x = points.values();
            var distances = new double[points.rows()];
            for (var i = 0; i < distances.length; i++) {
                var sum = 0.0;
                for (var j = 0; j < p; j++) {
                    var gap = x[i * p + j] - centre[j];
                    sum += gap * gap;
                }
                distances[i] = most == null ? sum : Math.min(most[i], sum);
            }
            return distances;
        }
    }

    /// Centres and rows in turn, until nothing changes. Rows are worked in fixed blocks whose sums are added in
    /// their order, so threads do not change the result.
    private static final class Improvement {
        private static final int BLOCK = 8_192;
        private static final int MOST_ROUNDS = 1_000;
        private static final int EXCHANGED = 10_000;

        private final double[] x;
        private final int n;
        private final int p;
        private final int k;
        private final int blocks;
        private final double[] centres;
        private final double[] sums;
        private final int[] sizes;
        private final int[] group;
        private final double[] upper;
        private final double[] lower;
        private final double[] half;
        private final double[] moved;

        Improvement(Points points, double[][] first) {
            this.x = points.values();
            this.n = points.rows();
            this.p = points.columns();
            this.k = first.length;
            this.blocks = (n + BLOCK - 1) / BLOCK;
            this.centres = new double[k * p];
            for (var g = 0; g < k; g++) System.arraycopy(first[g], 0, centres, g * p, p);
            this.sums = new double[k * p];
            this.sizes = new int[k];
            this.group = new int[n];
            this.upper = new double[n];
            this.lower = new double[n];
            this.half = new double[k];
            this.moved = new double[k];
        }

        Grouping run() {
            var enough = n > ALL_AT_ONCE ? 1e-6 * variance() : 0;
            forget();
            var rounds = 0;
            while (rounds++ < MOST_ROUNDS) {
                halfDistances();
                var changed = assign();
                recount(changed);
                if (fillEmpty()) continue;
                if (rounds > 1 && changed.rows == 0) break;
                var shift = move();
                if (shift <= enough && enough > 0) {
                    halfDistances();
                    recount(assign());
                    break;
                }
            }
            if (n <= EXCHANGED) exchange();
            return exact(rounds);
        }

        /// Single rows that would lower the inertia in another group go there, until there are none: what rounds of
        /// centres alone do not find.
        private void exchange() {
            var stayed = 0;
            for (var i = 0; stayed < n; i = (i + 1) % n) {
                var mine = group[i];
                var best = mine;
                var least = sizes[mine] > 1 ? distance(i, mine) * sizes[mine] / (sizes[mine] - 1.0) : 0;
                least *= 1 - 1e-12;
                for (var g = 0; g < k; g++) {
                    if (g == mine) continue;
                    var cost = distance(i, g) * sizes[g] / (sizes[g] + 1.0);
                    if (cost < least) {
                        least = cost;
                        best = g;
                    }
                }
                stayed++;
                if (best == mine) continue;
                stayed = 0;
                var changes = new Changes(k, p);
                changes.move(x, i, mine, best);
                group[i] = best;
                recount(changes);
                for (var j = 0; j < p; j++) {
                    centres[mine * p + j] = sums[mine * p + j] / sizes[mine];
                    centres[best * p + j] = sums[best * p + j] / sizes[best];
                }
            }
        }

        /// The mean variance of the columns.
        private double variance() {
            var total = 0.0;
            for (var j = 0; j < p; j++) {
                var mean = 0.0;
                for (var i = 0; i < n; i++) mean += x[i * p + j] / n;
                for (var i = 0; i < n; i++) total += (x[i * p + j] - mean) * (x[i * p + j] - mean) / n;
            }
            return total / p;
        }

        private void forget() {
            Arrays.fill(group, -1);
            Arrays.fill(upper, Double.POSITIVE_INFINITY);
            Arrays.fill(lower, 0);
            Arrays.fill(sums, 0);
            Arrays.fill(sizes, 0);
        }

        private void halfDistances() {
            for (var a = 0; a < k; a++) {
                var least = Double.POSITIVE_INFINITY;
                for (var b = 0; b < k; b++)
                    if (a != b) {
                        var distance = 0.0;
                        for (var j = 0; j < p; j++) {
                            var gap = centres[a * p + j] - centres[b * p + j];
                            distance += gap * gap;
                        }
                        least = Math.min(least, distance);
                    }
                half[a] = Math.sqrt(least) / 2;
            }
        }

        private Changes assign() {
            var parts = new Changes[blocks];
            if (blocks == 1) parts[0] = assign(0, n);
            else
                IntStream.range(0, blocks)
                        .parallel()
                        .forEach(b -> parts[b] = assign(b * BLOCK, Math.min(n, (b + 1) * BLOCK)));
            for (var b = 1; b < blocks; b++) parts[0].add(parts[b]);
            return parts[0];
        }

        private Changes assign(int from, int to) {
            var changes = new Changes(k, p);
            for (var i = from; i < to; i++) {
                var mine = group[i];
                if (mine >= 0) {
                    var bound = Math.max(half[mine], lower[i]);
                    if (upper[i] <= bound) continue;
                    upper[i] = Math.sqrt(distance(i, mine));
                    if (upper[i] <= bound) continue;
                }
                var first = Double.POSITIVE_INFINITY;
                var second = Double.POSITIVE_INFINITY;
                var nearest = 0;
                for (var g = 0; g < k; g++) {
                    var distance = distance(i, g);
                    if (distance < first) {
                        second = first;
                        first = distance;
                        nearest = g;
                    } else if (distance < second) second = distance;
                }
                upper[i] = Math.sqrt(first);
                lower[i] = Math.sqrt(second);
                if (nearest == mine) continue;
                group[i] = nearest;
                changes.move(x, i, mine, nearest);
            }
            return changes;
        }

        private double distance(int row, int g) {
            var sum = 0.0;
            for (int j = 0, a = row * p, c = g * p; j < p; j++) {
                var gap = x[a + j] - centres[c + j];
                sum += gap * gap;
            }
            return sum;
        }

        private void recount(Changes changes) {
            for (var c = 0; c < sums.length; c++) sums[c] += changes.sums[c];
            for (var g = 0; g < k; g++) sizes[g] += changes.sizes[g];
        }

        /// An empty group takes the row farthest from its centre, and everything is measured anew.
        private boolean fillEmpty() {
            for (var g = 0; g < k; g++) {
                if (sizes[g] > 0) continue;
                var farthest = -1;
                var most = 0.0;
                for (var i = 0; i < n; i++) {
                    var distance = distance(i, group[i]);
                    if (distance > most && sizes[group[i]] > 1) {
                        most = distance;
                        farthest = i;
                    }
                }
                if (farthest < 0)
                    throw new UnusableData(
                            Reason.TOO_LITTLE, "fewer different rows than the %d groups asked for".formatted(k));
                for (var a = 0; a < k; a++)
                    if (sizes[a] > 0) for (var j = 0; j < p; j++) centres[a * p + j] = sums[a * p + j] / sizes[a];
                System.arraycopy(x, farthest * p, centres, g * p, p);
                forget();
                return true;
            }
            return false;
        }

        /// Moves the centres to their means and widens the bounds by as much; returns the squared way.
        private double move() {
            var farthest = 0;
            var way = 0.0;
            for (var g = 0; g < k; g++) {
                var distance = 0.0;
                for (var j = 0; j < p; j++) {
                    var to = sums[g * p + j] / sizes[g];
                    var gap = to - centres[g * p + j];
                    distance += gap * gap;
                    centres[g * p + j] = to;
                }
                way += distance;
                moved[g] = Math.sqrt(distance);
                if (moved[g] > moved[farthest]) farthest = g;
            }
            var next = 0.0;
            for (var g = 0; g < k; g++) if (g != farthest) next = Math.max(next, moved[g]);
            var most = moved[farthest];
            var second = next;
            var far = farthest;
            if (blocks == 1) widen(0, n, far, most, second);
            else
                IntStream.range(0, blocks)
                        .parallel()
                        .forEach(b -> widen(b * BLOCK, Math.min(n, (b + 1) * BLOCK), far, most, second));
            return way;
        }

        private void widen(int from, int to, int far, double most, double second) {
            for (var i = from; i < to; i++) {
                var g = group[i];
                upper[i] += moved[g];
                lower[i] -= g == far ? second : most;
            }
        }

        /// Centres and inertia from scratch, free of what rounding left in the running sums.
        private Grouping exact(int rounds) {
            var means = new double[k][p];
            for (var i = 0; i < n; i++) for (var j = 0; j < p; j++) means[group[i]][j] += x[i * p + j];
            for (var g = 0; g < k; g++) for (var j = 0; j < p; j++) means[g][j] /= sizes[g];
            var inertia = 0.0;
            for (var i = 0; i < n; i++)
                for (var j = 0; j < p; j++) {
                    var gap = x[i * p + j] - means[group[i]][j];
                    inertia += gap * gap;
                }
            return new Grouping(means, group, inertia, rounds);
        }
    }

    /// What a block of rows changed of the groups' sums and sizes.
    private static final class Changes {
        final double[] sums;
        final int[] sizes;
        final int p;
        int rows;

        Changes(int k, int p) {
            this.sums = new double[k * p];
            this.sizes = new int[k];
            this.p = p;
        }

        void move(double[] x, int row, int from, int to) {
            rows++;
            for (var j = 0; j < p; j++) {
                var value = x[row * p + j];
                if (from >= 0) sums[from * p + j] -= value;
                sums[to * p + j] += value;
            }
            if (from >= 0) sizes[from]--;
            sizes[to]++;
        }

        void add(Changes other) {
            for (var c = 0; c < sums.length; c++) sums[c] += other.sums[c];
            for (var g = 0; g < sizes.length; g++) sizes[g] += other.sizes[g];
            rows += other.rows;
        }
    }
}
