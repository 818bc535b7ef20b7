package dev.perennial.analytics.recommendation;

import java.util.Arrays;
import java.util.stream.IntStream;

/// What goes with what: a linear model that foretells each item from all others, in closed form, and learns a new
/// order by a change of rank two instead of a new inverse. Words the items share in their names count as if some
/// customers had bought exactly those items.
///
/// Steck (2019), Embarrassingly shallow autoencoders for sparse data (EASE); words as in Jeunen, Van Balen,
/// Goethals (2020), Closed-form models for collaborative filtering with side-information; Sherman, Morrison (1950).
final class Kinship {
    private final float[][] precision;

    private Kinship(float[][] precision) {
        this.precision = precision;
    }

    /// @param baskets the items of each customer, ascending
    static Kinship of(int items, int[][] baskets, int[][] words, ItemWords names, int[] place, Settings settings) {
        var buyers = buyers(items, baskets);
        var mean = Math.max(1, Arrays.stream(buyers).mapToInt(b -> b.length).sum() / (double) items);
        var wordWeight = (float) (settings.words() * mean);
        var gram = new float[items][items];
        IntStream.range(0, items).parallel().forEach(i -> {
            var row = gram[i];
            for (var customer : buyers[i])
                for (var j : baskets[customer]) {
                    if (j > i) break;
                    row[j]++;
                }
            for (var word : words[i]) {
                var weight = wordWeight * (float) names.rarity(word);
                for (var other : names.itemsOf(word)) {
                    var j = place[other];
                    if (j >= 0 && j <= i) row[j] += weight;
                }
            }
            row[i] += (float) (settings.ridge() * mean);
        });
        SymmetricInverse.of(gram);
        return new Kinship(gram);
    }

    private static int[][] buyers(int items, int[][] baskets) {
        var sizes = new int[items];
        for (var basket : baskets) for (var i : basket) sizes[i]++;
        var buyers = new int[items][];
        for (var i = 0; i < items; i++) buyers[i] = new int[sizes[i]];
        for (var customer = baskets.length - 1; customer >= 0; customer--)
            for (var i : baskets[customer]) buyers[i][--sizes[i]] = customer;
        return buyers;
    }

    int items() {
        return precision.length;
    }

    /// How much each item goes with the items held, item `held[h]` counting `weight[h]`.
    float[] scores(int[] held, float[] weight) {
        var n = precision.length;
        var scores = new float[n];
        for (var h = 0; h < held.length; h++) {
            var row = precision[held[h]];
            var w = weight[h];
            for (var j = 0; j < n; j++) scores[j] -= w * row[j];
        }
        for (var h = 0; h < held.length; h++) scores[held[h]] += weight[h] * precision[held[h]][held[h]];
        for (var j = 0; j < n; j++) scores[j] /= precision[j][j];
        return scores;
    }

    /// The part of the score of an item that comes from another.
    double part(int from, int to) {
        return from == to ? 0 : -precision[from][to] / precision[to][to];
    }

    /// A customer's items became more: takes the old row out and the new one in.
    ///
    /// With d the new items and s the old ones, the change is (s + d)(s + d)ᵀ − s sᵀ = u uᵀ − s sᵀ for u = s + d.
    void learn(int[] before, int[] after) {
        add(after, 1);
        if (before.length > 0) add(before, -1);
    }

    private void add(int[] held, double sign) {
        var n = precision.length;
        var moved = new float[n];
        for (var i : held) {
            var row = precision[i];
            for (var j = 0; j < n; j++) moved[j] += row[j];
        }
        var norm = 0.0;
        for (var i : held) norm += moved[i];
        var factor = (float) (sign / (1 + sign * norm));
        IntStream.range(0, n).parallel().forEach(i -> {
            var row = precision[i];
            var f = factor * moved[i];
            for (var j = 0; j < n; j++) row[j] -= f * moved[j];
        });
    }
}
