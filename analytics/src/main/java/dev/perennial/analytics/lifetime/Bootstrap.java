package dev.perennial.analytics.lifetime;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/// How much an answer would differ had other customers of the same kind walked in: customers are drawn with
/// replacement and the question is asked anew. Trusts no formula but the data, and costs a fit a round.
///
/// Efron (1979), Bootstrap methods: another look at the jackknife, Annals of Statistics 7(1).
public final class Bootstrap {
    private static final int MOST_ROUNDS = 1_000_000;

    private Bootstrap() {}

    /// The percentile interval of a question such as `s -> BgNbd.fit(s).model().r()` at the given level.
    /// The same
    /// seed gives the same interval. Rounds in which the drawn customers cannot answer are left out.
    ///
    /// @throws UnusableData when no round could answer, or all customers together have no finite answer
    public static Forecast of(
            RfmSummary customers, int rounds, long seed, double level, ToDoubleFunction<RfmSummary> question) {
        if (rounds < 1 || rounds > MOST_ROUNDS || !(level > 0 && level < 1))
            throw new UnusableData(
                    Reason.OUT_OF_RANGE,
                    "%d rounds at level %s: 1 to a million rounds and a level between 0 and 1 are needed"
                            .formatted(rounds, level));
        var random = new SplittableRandom(seed);
        var answers = new double[rounds];
        var answered = 0;
        for (var round = 0; round < rounds; round++) {
            try {
                answers[answered] = answer(question, customers.resampled(random));
                answered++;
            } catch (UnusableData unanswerable) {
                if (answered == 0 && round == rounds - 1) throw unanswerable;
            }
        }
        var sorted = Arrays.copyOf(answers, answered);
        Arrays.sort(sorted);
        var tail = (1 - level) / 2;
        return new Forecast(answer(question, customers), quantile(sorted, tail), quantile(sorted, 1 - tail), level);
    }

    private static double answer(ToDoubleFunction<RfmSummary> question, RfmSummary customers) {
        var answer = question.applyAsDouble(customers);
        if (!Double.isFinite(answer))
            throw new UnusableData(
                    Reason.NOT_FINITE,
                    "the question has no number for %d customers: %s".formatted(customers.size(), answer));
        return answer;
    }

    private static double quantile(double[] sorted, double share) {
        var at = share * (sorted.length - 1);
        var below = (int) at;
        var above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
