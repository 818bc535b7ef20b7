package dev.perennial.analytics.lifetime;

import dev.perennial.analytics.numeric.Quadrature;
import java.util.Arrays;
import java.util.stream.IntStream;

/// The times at which customers with merged histories may have left, integrated once for all of them.
///
/// What a history adds to the Pareto/NBD is an integral over t_x < y < T whose integrand depends on x alone. Days
/// are whole, so for one x the integral from each day to the end is found by walking back once, cell by cell, and
/// every history with that x is the difference of two of these. The nodes are the same for every x. What is
/// subtracted is small wherever the difference counts in ln(1 + R).
final class Departures {
    /// Up to this decay and this length in the logarithm of time the rule has fifteen digits.
    private enum Rule {
        SHORT(4, 0.25, 0.05),
        LONG(8, 3, 1);

        private final double[] nodes;
        private final double[] weights;
        private final double decay;
        private final double length;

        Rule(int points, double decay, double length) {
            this.nodes = Quadrature.nodes(points);
            this.weights = Quadrature.weights(points);
            this.decay = decay;
            this.length = length;
        }

        private int panels(double by, double over) {
            return (int) Math.ceil(Math.max(by / decay, over / length));
        }
    }

    private static final double NEGLIGIBLE = 45;
    private static final int FEW = 16_384;

    /// Up to here a power is found by multiplying.
    private static final int LEAP = 8;

    /// So many groups are one piece of work, whatever the number of cores.
    private static final int TOGETHER = 8;

    /// A history integrated on its own costs about as much as this many shared nodes.
    private static final int ALONE = 20;

    private final MergedHistories data;

    /// Days on which a history has its last purchase or ends.
    private final int[] days;

    private final int[] dayOfRecency;
    private final int[] dayOfAge;

    /// Where the histories of each x begin, and one more for the end.
    private final int[] groups;

    private final int[] earliest;
    private final int[] latest;

    /// The least and the most purchases of those who may have left in the cell after each day.
    private final int[] fewest;

    private final int[] most;

    Departures(MergedHistories data) {
        this.data = data;
        this.days = IntStream.concat(Arrays.stream(data.recency), Arrays.stream(data.age))
                .sorted()
                .distinct()
                .toArray();
        var place = new int[days[days.length - 1] + 1];
        for (var i = 0; i < days.length; i++) place[days[i]] = i;
        var n = data.x.length;
        this.dayOfRecency = Arrays.stream(data.recency).map(day -> place[day]).toArray();
        this.dayOfAge = Arrays.stream(data.age).map(day -> place[day]).toArray();
        this.groups = IntStream.rangeClosed(0, n)
                .filter(i -> i == 0 || i == n || data.x[i] != data.x[i - 1])
                .toArray();
        this.earliest = new int[groups.length - 1];
        this.latest = new int[groups.length - 1];
        this.fewest = new int[days.length];
        this.most = new int[days.length];
        Arrays.fill(fewest, -1);
        for (var group = 0; group < earliest.length; group++) {
            earliest[group] = days.length;
            for (var i = groups[group]; i < groups[group + 1]; i++) {
                earliest[group] = Math.min(earliest[group], dayOfRecency[i]);
                latest[group] = Math.max(latest[group], dayOfAge[i]);
            }
            if (alone(group)) continue;
            for (var cell = earliest[group]; cell < latest[group]; cell++) {
                if (fewest[cell] < 0) fewest[cell] = data.x[groups[group]];
                most[cell] = data.x[groups[group]];
            }
        }
    }

    private double time(int day) {
        return days[day] / data.daysPerUnit;
    }

    /// Whether the histories of one x are too few to share their cells.
    private boolean alone(int group) {
        return latest[group] - earliest[group] > ALONE * (groups[group + 1] - groups[group]);
    }

    /// Sums of ln(1 + R), its slopes and its curvatures over all customers.
    double[] sum(double[] p) {
        var nodes = new Nodes(p);
        var parts = new double[(groups.length - 2) / TOGETHER + 1][Leaving.SUMS];
        var all = IntStream.range(0, parts.length);
        (data.x.length > FEW ? all.parallel() : all).forEach(part -> {
            var walk = new Walk(nodes);
            var end = Math.min(groups.length - 1, (part + 1) * TOGETHER);
            for (var group = part * TOGETHER; group < end; group++) walk.add(group, parts[part]);
        });
        var total = new double[Leaving.SUMS];
        for (var part : parts) for (var k = 0; k < total.length; k++) total[k] += part[k];
        return total;
    }

    /// The nodes of all cells for one set of parameters. Logarithms are of α + y and β + y over what they are on
    /// the last day.
    private final class Nodes {
        private final Leaving leaving;
        private final double r;
        private final double alpha;
        private final double s;
        private final double beta;
        private final double[] dayLogA = new double[days.length];
        private final double[] dayLogB = new double[days.length];

        private final int[] first = new int[days.length];
        private double[] logA;
        private double[] logB;
        private double[] inA;
        private double[] inB;

        /// ln of weight and decay since the cell's beginning for x = 0; what each purchase takes off it, and as factor.
        private double[] height;

        private double[] fall;
        private double[] less;

        Nodes(double[] p) {
            leaving = new Leaving(p);
            r = p[0];
            alpha = p[1];
            s = p[2];
            beta = p[3];
            var size = 4 * days.length;
            logA = new double[size];
            logB = new double[size];
            inA = new double[size];
            inB = new double[size];
            height = new double[size];
            fall = new double[size];
            less = new double[size];
            var end = time(days.length - 1);
            for (var i = 0; i < days.length; i++) {
                dayLogA[i] = Math.log((alpha + time(i)) / (alpha + end));
                dayLogB[i] = Math.log((beta + time(i)) / (beta + end));
            }
            for (var cell = 0; cell + 1 < days.length; cell++) first[cell + 1] = lay(cell, first[cell]);
        }

        private Leaving.Span span(int from, int to) {
            return new Leaving.Span(
                    time(from),
                    time(to),
                    dayLogA[to] - dayLogA[from],
                    dayLogB[to] - dayLogB[from],
                    dayLogA[to],
                    dayLogB[to]);
        }

        private double lessOf(int cell) {
            return (alpha + time(cell)) / (alpha + time(cell + 1));
        }

        /// Lays the cell's nodes from index `at` on and returns the next free one.
        private int lay(int cell, int at) {
            if (fewest[cell] < 0) return at;
            var start = time(cell);
            var a = alpha + start;
            var b = beta + start;
            var scale = Math.min(a, b);
            var reach = Math.min(reach(a, r + fewest[cell]), reach(b, s + 1));
            var width = Math.min(time(cell + 1) - start, reach);
            var whole = Math.log(1 + width / scale);
            var decay = (r + most[cell]) * Math.log(1 + width / a) + (s + 1) * Math.log(1 + width / b);
            var rule = Rule.SHORT.panels(decay, whole) <= 1 ? Rule.SHORT : Rule.LONG;
            var panels = Math.max(1, rule.panels(decay, whole));
            var count = panels * rule.nodes.length;
            if (at + count > logA.length) grow(2 * (at + count));
            for (var k = 0; k < count; k++) {
                var v = (k / rule.nodes.length + rule.nodes[k % rule.nodes.length]) * whole / panels;
                var y = scale * (Math.exp(v) - 1);
                var sinceA = a <= b ? v : Math.log(1 + y / a);
                var sinceB = a <= b ? Math.log(1 + y / b) : v;
                var weight = rule.weights[k % rule.nodes.length] * whole / panels * (scale + y);
                logA[at + k] = dayLogA[cell] + sinceA;
                logB[at + k] = dayLogB[cell] + sinceB;
                inA[at + k] = 1 / (a + y);
                inB[at + k] = 1 / (b + y);
                height[at + k] = Math.log(weight) - r * sinceA - (s + 1) * sinceB;
                fall[at + k] = sinceA;
                less[at + k] = a * inA[at + k];
            }
            return at + count;
        }

        private double reach(double a, double power) {
            return a * Math.expm1(Math.min(600, NEGLIGIBLE / power));
        }

        private void grow(int size) {
            logA = Arrays.copyOf(logA, size);
            logB = Arrays.copyOf(logB, size);
            inA = Arrays.copyOf(inA, size);
            inB = Arrays.copyOf(inB, size);
            height = Arrays.copyOf(height, size);
            fall = Arrays.copyOf(fall, size);
            less = Arrays.copyOf(less, size);
        }
    }

    /// Walks back through the cells for one x after the other; each purchase more takes the same off a node.
    private final class Walk {
        private final Nodes nodes;
        private final double[] weight;
        private final double[] kept = new double[days.length];
        private int purchases = -LEAP;

        Walk(Nodes nodes) {
            this.nodes = nodes;
            this.weight = new double[nodes.first[days.length - 1]];
        }

        private void add(int group, double[] total) {
            var x = data.x[groups[group]];
            if (alone(group)) {
                for (var i = groups[group]; i < groups[group + 1]; i++)
                    nodes.leaving.add(x, data.count[i], time(dayOfRecency[i]), time(dayOfAge[i]), total);
                return;
            }
            turnTo(x);
            var low = earliest[group];
            var toEnd = new double[latest[group] - low + 1][Leaving.SUMS];
            for (var cell = latest[group] - 1; cell >= low; cell--)
                walkBack(cell, toEnd[cell - low + 1], toEnd[cell - low]);
            var m = new double[Leaving.SUMS];
            for (var i = groups[group]; i < groups[group + 1]; i++) {
                var from = dayOfRecency[i];
                var to = dayOfAge[i];
                if (from == to) continue;
                var span = nodes.span(from, to);
                var share = nodes.leaving.kept(x, span);
                for (var k = 0; k < m.length; k++) m[k] = toEnd[from - low][k] - share * toEnd[to - low][k];
                nodes.leaving.add(x, data.count[i], span, m, total);
            }
        }

        private void turnTo(int x) {
            if (x - purchases >= LEAP) {
                for (var k = 0; k < weight.length; k++) weight[k] = Math.exp(nodes.height[k] - x * nodes.fall[k]);
                for (var cell = 0; cell + 1 < days.length; cell++)
                    kept[cell] = nodes.leaving.kept(x, nodes.span(cell, cell + 1));
            } else {
                for (; purchases < x; purchases++) {
                    for (var k = 0; k < weight.length; k++) weight[k] *= nodes.less[k];
                    for (var cell = 0; cell + 1 < days.length; cell++) kept[cell] *= nodes.lessOf(cell);
                }
            }
            purchases = x;
        }

        private void walkBack(int cell, double[] after, double[] m) {
            for (var k = 0; k < m.length; k++) m[k] = kept[cell] * after[k];
            for (var k = nodes.first[cell]; k < nodes.first[cell + 1]; k++)
                Leaving.node(m, weight[k], nodes.logA[k], nodes.logB[k], nodes.inA[k], nodes.inB[k]);
        }
    }
}
