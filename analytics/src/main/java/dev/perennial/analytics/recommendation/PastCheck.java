package dev.perennial.analytics.recommendation;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.statistics.Interval;
import dev.perennial.analytics.statistics.Proportion;
import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Lists made from what was known on a day in the past, checked against what was bought then: a split in time,
/// never at random. `next` and `fresh` are the lists of the recommender, the others what the shop would say
/// without one.
///
/// - next: all items ranked, against the customer's first basket after the day
/// - fresh: items never bought before, against all such items bought until the end
/// - usual: what the customer bought most, then what sells most, for the next basket
/// - sellers, freshSellers: what sells most, for both
///
/// Baskets count by the items that were known on the day; customers without any are left out.
public record PastCheck(
        int length, Measured next, Measured usual, Measured sellers, Measured fresh, Measured freshSellers) {
    private static final double LEVEL = 0.95;

    /// Checks lists of `length` made at the end of `lastKnown` against purchases until the end of `last`.
    ///
    /// @throws UnusableData as [Recommender#of] for the first part, and when no known customer bought a known item
    /// in the second
    public static PastCheck of(
            ItemLog log, ItemWords names, Settings settings, int most, int lastKnown, int last, int length) {
        var recommender = Recommender.of(log.until(lastKnown), names, settings, most, lastKnown + 1);
        return of(recommender, Later.of(recommender, log, lastKnown, last), length);
    }

    static PastCheck of(Recommender recommender, Later later, int length) {
        var popular = recommender.popular();
        return new PastCheck(
                length,
                later.next(recommender, length, c -> recommender.nextScores(c, recommender.historyOf(c))),
                later.next(recommender, length, c -> usual(recommender.historyOf(c), popular)),
                later.next(recommender, length, c -> popular.clone()),
                later.fresh(recommender, length, c -> recommender.newScores(recommender.historyOf(c))),
                later.fresh(recommender, length, c -> without(popular.clone(), recommender.historyOf(c))));
    }

    private static float[] usual(History history, float[] popular) {
        var scores = new float[popular.length];
        for (var i = 0; i < scores.length; i++) scores[i] = popular[i] * 1e-6f;
        for (var h = 0; h < history.item().length; h++) scores[history.item()[h]] += history.times()[h];
        return scores;
    }

    private static float[] without(float[] scores, History history) {
        for (var i : history.item()) scores[i] = Float.NEGATIVE_INFINITY;
        return scores;
    }

    interface Scores {
        float[] of(int customer);
    }

    /// What each customer bought later, by place and ascending.
    record Later(int[] customers, int[][] basket, int[][] news) {
        static Later of(Recommender known, ItemLog log, int after, int last) {
            var starts = log.starts();
            var customers = IntStream.range(0, log.customers())
                    .filter(c -> known.historyOf(c).item().length > 0)
                    .filter(c -> IntStream.range(starts[c], starts[c + 1])
                            .anyMatch(row -> log.day(row) > after && log.day(row) <= last))
                    .toArray();
            var baskets = new int[customers.length][];
            var news = new int[customers.length][];
            for (var at = 0; at < customers.length; at++) {
                var c = customers[at];
                var rows = IntStream.range(starts[c], starts[c + 1])
                        .filter(row -> log.day(row) > after && log.day(row) <= last)
                        .toArray();
                var first = log.day(rows[0]);
                baskets[at] = places(known, log, Arrays.stream(rows).filter(row -> log.day(row) == first));
                news[at] = Arrays.stream(places(known, log, Arrays.stream(rows)))
                        .filter(i -> !known.historyOf(c).has(i))
                        .toArray();
            }
            if (Arrays.stream(baskets).allMatch(b -> b.length == 0))
                throw new UnusableData(
                        Reason.TOO_LITTLE,
                        "no known customer bought a known item from day %d to %d: nothing to check against"
                                .formatted(after + 1, last));
            return new Later(customers, baskets, news);
        }

        private static int[] places(Recommender known, ItemLog log, IntStream rows) {
            return rows.map(row -> known.place(log.item(row)))
                    .filter(i -> i >= 0)
                    .sorted()
                    .distinct()
                    .toArray();
        }

        /// The first so many customers, in an order by chance.
        Later some(int most, long seed) {
            if (customers.length <= most) return this;
            var random = new SplittableRandom(seed);
            var order = IntStream.range(0, customers.length).toArray();
            for (var i = 0; i < most; i++) {
                var j = i + random.nextInt(order.length - i);
                var swap = order[i];
                order[i] = order[j];
                order[j] = swap;
            }
            var kept = Arrays.copyOf(order, most);
            Arrays.sort(kept);
            return new Later(
                    Arrays.stream(kept).map(i -> customers[i]).toArray(),
                    Arrays.stream(kept).mapToObj(i -> basket[i]).toArray(int[][]::new),
                    Arrays.stream(kept).mapToObj(i -> news[i]).toArray(int[][]::new));
        }

        Measured next(Recommender known, int length, Scores scores) {
            return measured(known.items(), basket, length, scores);
        }

        Measured fresh(Recommender known, int length, Scores scores) {
            return measured(known.items(), news, length, scores);
        }

        private Measured measured(int items, int[][] bought, int length, Scores scores) {
            var asked = IntStream.range(0, customers.length)
                    .filter(at -> bought[at].length > 0)
                    .toArray();
            if (asked.length == 0) return new Measured(0, new Interval(0, 0, 1, LEVEL), 0, 0, 0);
            var lists = new int[asked.length][];
            IntStream.range(0, asked.length)
                    .parallel()
                    .forEach(a -> lists[a] = Best.of(scores.of(customers[asked[a]]), length));
            var shown = new BitSet();
            var hits = 0;
            var recall = 0.0;
            var ndcg = 0.0;
            for (var a = 0; a < asked.length; a++) {
                var truth = bought[asked[a]];
                var gain = 0.0;
                var ideal = 0.0;
                var right = 0;
                for (var rank = 0; rank < length; rank++) {
                    var discount = 1 / (Math.log(rank + 2) / Math.log(2));
                    if (rank < truth.length) ideal += discount;
                    if (rank >= lists[a].length) continue;
                    shown.set(lists[a][rank]);
                    if (Arrays.binarySearch(truth, lists[a][rank]) < 0) continue;
                    gain += discount;
                    right++;
                }
                if (right > 0) hits++;
                recall += (double) right / truth.length;
                ndcg += gain / ideal;
            }
            return new Measured(
                    asked.length,
                    new Proportion(hits, asked.length).wilson(LEVEL),
                    recall / asked.length,
                    ndcg / asked.length,
                    (double) shown.cardinality() / items);
        }
    }
}
