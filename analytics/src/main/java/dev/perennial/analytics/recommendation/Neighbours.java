package dev.perennial.analytics.recommendation;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Customers whose baskets were alike, and what they buy. Newer baskets count more: each by 0.9 less than the next
/// within a group of seven, each group by 0.7 less than the next. The neighbours are those of the last build; of
/// many customers, the most recent 5,000 are asked.
///
/// Hu, He, Gao, Zhang (2020), Modeling personalized item frequency information for next-basket recommendation
/// (TIFU-KNN), with the cosine for their distance.
final class Neighbours {
    private static final int MOST = 5_000;
    private static final int NEAREST = 100;
    private static final int GROUP = 7;
    private static final double WITHIN = 0.9;
    private static final double BETWEEN = 0.7;

    private final int[][] items;
    private final float[][] weights;
    private final int[] customers;
    private final int[][] holders;
    private final float[][] held;

    private Neighbours(int[][] items, float[][] weights, int[] customers, int[][] holders, float[][] held) {
        this.items = items;
        this.weights = weights;
        this.customers = customers;
        this.holders = holders;
        this.held = held;
    }

    static Neighbours of(int itemCount, ItemLog log, int[] starts, int[] place, History[] histories) {
        var asked = IntStream.range(0, histories.length)
                .filter(c -> histories[c].item().length > 0)
                .boxed()
                .sorted((a, b) -> histories[b].lastDay() - histories[a].lastDay())
                .limit(MOST)
                .mapToInt(c -> c)
                .sorted()
                .toArray();
        var items = new int[asked.length][];
        var weights = new float[asked.length][];
        IntStream.range(0, asked.length).parallel().forEach(a -> {
            var history = histories[asked[a]];
            items[a] = history.item();
            weights[a] = unit(vector(history, log, starts[asked[a]], starts[asked[a] + 1], place));
        });
        var sizes = new int[itemCount];
        for (var row : items) for (var i : row) sizes[i]++;
        var holders = new int[itemCount][];
        var held = new float[itemCount][];
        for (var i = 0; i < itemCount; i++) {
            holders[i] = new int[sizes[i]];
            held[i] = new float[sizes[i]];
        }
        for (var a = asked.length - 1; a >= 0; a--)
            for (var h = 0; h < items[a].length; h++) {
                var i = items[a][h];
                holders[i][--sizes[i]] = a;
                held[i][sizes[i]] = weights[a][h];
            }
        return new Neighbours(items, weights, asked, holders, held);
    }

    /// The weight of each of the customer's items, in the order of their history.
    private static float[] vector(History history, ItemLog log, int from, int to, int[] place) {
        var vector = new float[history.item().length];
        for (var row = from; row < to; row++) {
            var i = place[log.item(row)];
            if (i >= 0) vector[history.at(i)] += weight(history, log.day(row));
        }
        return vector;
    }

    private static float weight(History history, int day) {
        var fromEnd = history.days().length - 1 - Arrays.binarySearch(history.days(), day);
        return (float) (Math.pow(WITHIN, fromEnd % GROUP) * Math.pow(BETWEEN, fromEnd / GROUP));
    }

    private static float[] unit(float[] vector) {
        var squares = 0.0;
        for (var v : vector) squares += v * v;
        var unit = vector.clone();
        if (squares > 0) for (var i = 0; i < unit.length; i++) unit[i] /= (float) Math.sqrt(squares);
        return unit;
    }

    /// What the hundred nearest buy, weighed by how near they are; the customer is not their own neighbour.
    float[] scores(int customer, History history) {
        var own = new float[history.item().length];
        for (var h = 0; h < own.length; h++) own[h] = history.times()[h] * weight(history, history.last()[h]);
        own = unit(own);
        var near = new float[customers.length];
        for (var h = 0; h < own.length; h++) {
            var i = history.item()[h];
            for (var p = 0; p < holders[i].length; p++) near[holders[i][p]] += own[h] * held[i][p];
        }
        var self = Arrays.binarySearch(customers, customer);
        if (self >= 0) near[self] = 0;
        var scores = new float[holders.length];
        for (var a : Best.of(near, NEAREST)) {
            if (near[a] <= 0) break;
            for (var h = 0; h < items[a].length; h++) scores[items[a][h]] += near[a] * weights[a][h];
        }
        return scores;
    }

    /// How many of the customers asked bought one thing, and how many of them the other as well.
    Why alike(int named, int one, int other) {
        return new Why.Alike(named, both(one, other), holders[one].length);
    }

    /// From 0 to 1: the cosine of who bought the one and who the other.
    double closeness(int one, int other) {
        var most = Math.sqrt((double) holders[one].length * holders[other].length);
        return most == 0 ? 0 : both(one, other) / most;
    }

    private int both(int one, int other) {
        var few = holders[one].length <= holders[other].length ? holders[one] : holders[other];
        var many = few == holders[one] ? holders[other] : holders[one];
        var both = 0;
        for (var holder : few) if (Arrays.binarySearch(many, holder) >= 0) both++;
        return both;
    }
}
