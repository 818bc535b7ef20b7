package dev.perennial.analytics.recommendation;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.recommendation.PastCheck.Later;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// Settings chosen on the shop's own past: lists made `days` before the end of the log are checked against what was
/// bought since, one setting after the other, and the best is kept. Judged by recall and gain of ten items; what
/// comes after the end of the log plays no part.
///
/// `asked` customers decided. Where fewer than 30 can be asked, the settings are the usual ones: chance would choose.
public record Choice(Settings settings, int asked) {
    private static final int LEAST = 30;
    private static final int MOST = 1_000;
    private static final int LENGTH = 10;

    /// @param most items used, as in [Recommender#of]
    /// @throws UnusableData when `days` is below 1, `most` not as in [Recommender#of], or names are not one an item
    public static Choice of(ItemLog log, ItemWords names, int most, int days) {
        if (days < 1) throw new UnusableData(Reason.OUT_OF_RANGE, "the last %d days: 1 or more".formatted(days));
        Recommender.check(log, names, most);
        var usual = Settings.usual();
        var cut = log.lastDay() - days;
        if (cut <= log.firstDay()) return new Choice(usual, 0);
        var known = log.until(cut);
        Recommender recommender;
        Later later;
        try {
            recommender = Recommender.of(known, names, usual, most, cut + 1);
            later = Later.of(recommender, log, cut, log.lastDay()).some(MOST, 1);
        } catch (UnusableData tooLittleToAsk) {
            return new Choice(usual, 0);
        }
        var asked = later.customers().length;
        return asked < LEAST
                ? new Choice(usual, asked)
                : new Choice(new Search(known, recommender, later).best(), asked);
    }

    private static final class Search {
        private final ItemLog known;
        private final Recommender recommender;
        private final Later later;

        Search(ItemLog known, Recommender recommender, Later later) {
            this.known = known;
            this.recommender = recommender;
            this.later = later;
        }

        Settings best() {
            var best = bestNew(Settings.usual());
            var weighed = recommender.weighed(best, known);
            var kin = parts(c -> weighed.kinScores(weighed.historyOf(c)));
            var alike = parts(c -> weighed.alikeScores(c, weighed.historyOf(c)));
            for (var round = 0; round < 2; round++) {
                best = bestNext(best, List.of(7, 14, 30, 60), Settings::withLately, kin, alike);
                best = bestNext(best, List.of(0.0, 0.15, 0.25, 0.35, 0.5), Settings::withTrendAgain, kin, alike);
                best = bestNext(best, List.of(0.0, 0.1, 0.2, 0.4, 0.6, 0.9), Settings::withKin, kin, alike);
                best = bestNext(best, List.of(0.0, 0.25, 0.5, 1.0), Settings::withAlike, kin, alike);
                best = bestNext(best, List.of(0.0, 0.25, 0.5, 1.0), Settings::withOnce, kin, alike);
            }
            return best;
        }

        private Settings bestNew(Settings from) {
            var tried = new ArrayList<Settings>();
            for (var fading : List.of(60.0, 120.0, 180.0, 360.0, 720.0))
                for (var trend : List.of(0.0, 0.08, 0.15, 0.25)) tried.add(from.withNew(fading, trend));
            return best(from, tried, settings -> {
                var weighed = recommender.weighed(settings, known);
                return worth(later.fresh(recommender, LENGTH, c -> weighed.newScores(weighed.historyOf(c))));
            });
        }

        private <T> Settings bestNext(Settings from, List<T> values, Change<T> change, float[][] kin, float[][] alike) {
            var tried = values.stream().map(value -> change.of(from, value)).toList();
            return best(from, tried, settings -> {
                var weighed = recommender.weighed(settings, known);
                return worth(later.next(recommender, LENGTH, c -> {
                    var at = Arrays.binarySearch(later.customers(), c);
                    return weighed.blend(weighed.historyOf(c), kin[at], alike[at]);
                }));
            });
        }

        private static Settings best(Settings from, List<Settings> tried, ToDoubleFunction<Settings> question) {
            var best = from;
            var most = question.applyAsDouble(from);
            for (var each : tried) {
                var worth = question.applyAsDouble(each);
                if (worth > most) {
                    most = worth;
                    best = each;
                }
            }
            return best;
        }

        private static double worth(Measured measured) {
            return measured.recall() + measured.ndcg();
        }

        private float[][] parts(PastCheck.Scores scores) {
            var parts = new float[later.customers().length][];
            IntStream.range(0, parts.length).parallel().forEach(at -> parts[at] = scores.of(later.customers()[at]));
            return parts;
        }
    }

    private interface Change<T> {
        Settings of(Settings settings, T value);
    }
}
