package dev.perennial.analytics.text;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Mood learned from the shop's own rated answers, on top of the lexicon.
///
/// A ridge regression of the rating on hashed words, pairs and letter groups (tf-idf) and on what the lexicon and
/// grammar found, solved in the dual one text at a time (Ho, Lin 2012). How strictly it is held back, how much it
/// counts
/// against the lexicon alone, and where neutral begins and ends are chosen on texts it did not see while learning (four
/// parts): where it does no better there, the lexicon answers alone. Names and numbers are masked first; nothing of a
/// text is kept but hashed weights.
public final class LearnedSentiment {
    private static final int LEAST = 30;
    private static final int PARTS = 4;
    /// Texts on which the choices are made; beyond that more would only take longer.
    private static final int TRIED = 4000;
    private static final int ROUNDS = 8;
    private static final double[] STRICTNESS = {0.3, 1, 4};
    private static final double[] SHARES = {0, 0.5, 0.7, 0.85, 1};
    static final int KNOWN = 9;

    /// How it did on texts it had not seen: correlation with the ratings, of the lexicon alone and of what is used.
    ///
    /// @param share of the learned score in the answer; 0 when the lexicon answers alone
    public record Check(int texts, double lexicon, double used, double share) {}

    final Language language;
    final float[] weights;
    final float[] rarity;
    final float[] known;
    final double strictness;
    final double share;
    final double slope;
    final double level;
    final double neutralFrom;
    final double neutralTo;
    private final Check check;

    LearnedSentiment(
            Language language,
            float[] weights,
            float[] rarity,
            float[] known,
            double strictness,
            double share,
            double slope,
            double level,
            double neutralFrom,
            double neutralTo,
            Check check) {
        this.language = language;
        this.weights = weights;
        this.rarity = rarity;
        this.known = known;
        this.strictness = strictness;
        this.share = share;
        this.slope = slope;
        this.level = level;
        this.neutralFrom = neutralFrom;
        this.neutralTo = neutralTo;
        this.check = check;
    }

    /// Learns from texts in one language.
    ///
    /// @throws UnusableData for fewer than 30 texts with words, or ratings that are all the same
    public static LearnedSentiment learn(Language language, List<RatedText> texts, Masking masking) {
        var rated = texts.stream().filter(text -> !text.text().isBlank()).toList();
        if (rated.size() < LEAST)
            throw new UnusableData(
                    Reason.TOO_LITTLE,
                    "%d rated texts: at least %d are needed to learn from".formatted(rated.size(), LEAST));
        var truth = rated.stream().mapToDouble(RatedText::score).toArray();
        if (IntStream.range(1, truth.length).allMatch(i -> truth[i] == truth[0]))
            throw new UnusableData(Reason.ALL_THE_SAME, "all %d ratings are %s".formatted(truth.length, truth[0]));
        return new Learning(language, rated, truth, masking).model();
    }

    public Language language() {
        return language;
    }

    /// What it is worth, on texts it had not seen.
    public Check check() {
        return check;
    }

    /// The mood of a text, from −1 to 1.
    public double score(String text) {
        return answer(Sentiment.in(language, text), text);
    }

    /// The mood with the words of the lexicon that speak for it; confidence as in [Sentiment].
    public Sentiment read(String text) {
        var seed = Sentiment.in(language, text);
        var score = answer(seed, text);
        return new Sentiment(score, mood(score), seed.confidence(), seed.language(), seed.reasons());
    }

    /// Where neutral begins and ends is learned too, since ratings are top-heavy.
    public Mood mood(double score) {
        return score > neutralTo ? Mood.POSITIVE : score < neutralFrom ? Mood.NEGATIVE : Mood.NEUTRAL;
    }

    private double answer(Sentiment seed, String text) {
        var plain = level + slope * seed.score();
        if (share == 0) return Math.clamp(plain, -1, 1);
        var row = Ngrams.of(text, Lexicon.of(language)).weighed(rarity);
        return Math.clamp(share * linear(row, seen(seed, text)) + (1 - share) * plain, -1, 1);
    }

    private double linear(Ngrams.Row row, float[] seen) {
        var sum = 0.0;
        for (var k = 0; k < row.columns().length; k++) sum += weights[row.columns()[k]] * row.values()[k];
        for (var k = 0; k < KNOWN; k++) sum += known[k] * seen[k];
        return sum;
    }

    /// One more rated text, learned at once: a step of the solver on it alone. Learning anew from all, once a night,
    /// is still better.
    public LearnedSentiment with(RatedText one, Masking masking) {
        var text = masking.mask(one.text());
        var seed = Sentiment.in(language, text);
        var row = Ngrams.of(text, Lexicon.of(language)).weighed(rarity);
        var seen = seen(seed, text);
        var next = new LearnedSentiment(
                language,
                weights.clone(),
                rarity,
                known.clone(),
                strictness,
                share,
                slope,
                level,
                neutralFrom,
                neutralTo,
                check);
        var squares = 1.0;
        for (var value : seen) squares += value * value;
        var step = (one.score() - linear(row, seen)) / (squares + 1 / strictness);
        for (var k = 0; k < row.columns().length; k++)
            next.weights[row.columns()[k]] += (float) (step * row.values()[k]);
        for (var k = 0; k < KNOWN; k++) next.known[k] += (float) (step * seen[k]);
        return next;
    }

    /// What lexicon and grammar say, as a few columns that are held back little: a constant, the score, blame and
    /// praise apart, the last words, length, marks.
    static float[] seen(Sentiment seed, String text) {
        var up = 0.0;
        var down = 0.0;
        for (var reason : seed.reasons()) {
            up += Math.max(0, reason.worth());
            down -= Math.min(0, reason.worth());
        }
        var last = seed.reasons().isEmpty() ? 0 : seed.reasons().getLast().worth();
        var all = seed.reasons().size() + 1.0;
        return new float[] {
            1,
            (float) (2 * seed.score()),
            (float) (up / (up + 4)),
            (float) (down / (down + 4)),
            (float) (last / 8),
            (float) ((up - down) / all / 4),
            (float) (Math.log1p(text.length()) / 10),
            text.indexOf('?') >= 0 ? 0.5f : 0,
            text.indexOf('!') >= 0 ? 0.5f : 0
        };
    }

    /// The byte form: a version, the figures, then the weights that are not zero.
    public byte[] bytes() {
        return ModelBytes.write(this);
    }

    /// Reads what [#bytes] wrote.
    ///
    /// @throws UnusableData when the bytes are not such a model, or of a version that is not read
    public static LearnedSentiment of(byte[] bytes) {
        return ModelBytes.sentiment(bytes);
    }

    /// The work of learning.
    private static final class Learning {
        private static final int ALWAYS = PARTS;
        private static final int NONE = -1;

        private final Language language;
        private final double[] truth;
        private final Ngrams.Row[] rows;
        private final float[][] seen;
        private final double[] seed;
        private final float[] rarity;

        Learning(Language language, List<RatedText> rated, double[] truth, Masking masking) {
            var lexicon = Lexicon.of(language);
            this.language = language;
            this.truth = truth;
            var size = truth.length;
            this.rows = new Ngrams.Row[size];
            this.seen = new float[size][];
            this.seed = new double[size];
            IntStream.range(0, size).parallel().forEach(i -> {
                var text = masking.mask(rated.get(i).text());
                var read = Sentiment.in(language, text);
                rows[i] = Ngrams.of(text, lexicon);
                seen[i] = seen(read, text);
                seed[i] = read.score();
            });
            rarity = rarity(rows);
            for (var i = 0; i < size; i++) rows[i] = rows[i].weighed(rarity);
        }

        private static float[] rarity(Ngrams.Row[] rows) {
            var texts = new float[Ngrams.SIZE];
            for (var row : rows) for (var column : row.columns()) texts[column]++;
            for (var k = 0; k < texts.length; k++)
                texts[k] = texts[k] < 2 ? 0 : (float) (1 + Math.log((1.0 + rows.length) / (1 + texts[k])));
            return texts;
        }

        LearnedSentiment model() {
            var part = parts();
            var first = IntStream.range(0, STRICTNESS.length)
                    .parallel()
                    .mapToObj(k -> solve(STRICTNESS[k], part, 0))
                    .toList();
            var chosen = 0;
            for (var k = 1; k < STRICTNESS.length; k++)
                if (error(first.get(k), part) < error(first.get(chosen), part)) chosen = k;
            var strictness = STRICTNESS[chosen];
            var unseen = new ArrayList<>(List.of(first.get(chosen)));
            unseen.addAll(IntStream.rangeClosed(1, PARTS)
                    .parallel()
                    .mapToObj(k -> solve(strictness, part, k < PARTS ? k : NONE))
                    .toList());
            var solved = unseen.removeLast();
            var found = new double[truth.length];
            for (var i = 0; i < found.length; i++)
                found[i] = part[i] == ALWAYS ? 0 : unseen.get(part[i]).linear(rows[i], seen[i]);
            var line = line();
            var plain = new double[truth.length];
            for (var i = 0; i < plain.length; i++) plain[i] = line[0] + line[1] * seed[i];
            var bestError = Double.POSITIVE_INFINITY;
            var share = 0.0;
            var best = plain;
            for (var tried : SHARES) {
                var mixed = new double[truth.length];
                var error = 0.0;
                for (var i = 0; i < mixed.length; i++) {
                    mixed[i] = tried * found[i] + (1 - tried) * plain[i];
                    if (part[i] != ALWAYS) error += (mixed[i] - truth[i]) * (mixed[i] - truth[i]);
                }
                if (error >= bestError) continue;
                bestError = error;
                share = tried;
                best = mixed;
            }
            var band = band(best, part);
            var check = new Check(truth.length, correlation(seed, part), correlation(best, part), share);
            return new LearnedSentiment(
                    language,
                    solved.weights,
                    rarity,
                    solved.known,
                    strictness,
                    share,
                    line[1],
                    line[0],
                    band[0],
                    band[1],
                    check);
        }

        private double error(Solved solved, int[] part) {
            var error = 0.0;
            for (var i = 0; i < truth.length; i++) {
                if (part[i] != 0) continue;
                var off = solved.linear(rows[i], seen[i]) - truth[i];
                error += off * off;
            }
            return error;
        }

        /// Which part a text is held out with; [#ALWAYS] is never held out.
        private int[] parts() {
            var random = new Random(4);
            var part = new int[truth.length];
            for (var i = 0; i < part.length; i++) part[i] = i < TRIED ? i % PARTS : ALWAYS;
            for (var i = part.length - 1; i > 0; i--) {
                var j = random.nextInt(i + 1);
                var kept = part[i];
                part[i] = part[j];
                part[j] = kept;
            }
            return part;
        }

        private record Solved(float[] weights, float[] known) {
            double linear(Ngrams.Row row, float[] seen) {
                var sum = 0.0;
                for (var k = 0; k < row.columns().length; k++) sum += weights[row.columns()[k]] * row.values()[k];
                for (var k = 0; k < KNOWN; k++) sum += known[k] * seen[k];
                return sum;
            }
        }

        /// Dual coordinate descent over all texts but those of one part.
        private Solved solve(double strictness, int[] part, int without) {
            var weights = new float[Ngrams.SIZE];
            var known = new float[KNOWN];
            var alpha = new double[truth.length];
            var order = IntStream.range(0, truth.length)
                    .filter(i -> part[i] != without)
                    .toArray();
            var random = new Random(7);
            for (var round = 0; round < ROUNDS; round++) {
                shuffle(order, random);
                for (var i : order) {
                    var columns = rows[i].columns();
                    var values = rows[i].values();
                    var sum = 0.0;
                    for (var k = 0; k < columns.length; k++) sum += weights[columns[k]] * values[k];
                    var squares = 1.0;
                    for (var k = 0; k < KNOWN; k++) {
                        sum += known[k] * seen[i][k];
                        squares += seen[i][k] * seen[i][k];
                    }
                    var step = (truth[i] - sum - alpha[i] / strictness) / (squares + 1 / strictness);
                    alpha[i] += step;
                    for (var k = 0; k < columns.length; k++) weights[columns[k]] += (float) (step * values[k]);
                    for (var k = 0; k < KNOWN; k++) known[k] += (float) (step * seen[i][k]);
                }
            }
            return new Solved(weights, known);
        }

        private static void shuffle(int[] order, Random random) {
            for (var i = order.length - 1; i > 0; i--) {
                var j = random.nextInt(i + 1);
                var kept = order[i];
                order[i] = order[j];
                order[j] = kept;
            }
        }

        /// The lexicon's score as a straight line to the ratings.
        private double[] line() {
            double meanX = 0, meanY = 0, xy = 0, xx = 0;
            for (var i = 0; i < truth.length; i++) {
                meanX += seed[i] / truth.length;
                meanY += truth[i] / truth.length;
            }
            for (var i = 0; i < truth.length; i++) {
                xy += (seed[i] - meanX) * (truth[i] - meanY);
                xx += (seed[i] - meanX) * (seed[i] - meanX);
            }
            var slope = xx == 0 ? 0 : Math.max(0, xy / xx);
            return new double[] {meanY - slope * meanX, slope};
        }

        private double correlation(double[] found, int[] part) {
            double meanX = 0, meanY = 0, xy = 0, xx = 0, yy = 0;
            var count = Math.min(truth.length, TRIED);
            for (var i = 0; i < truth.length; i++) {
                if (part[i] == ALWAYS) continue;
                meanX += found[i] / count;
                meanY += truth[i] / count;
            }
            for (var i = 0; i < truth.length; i++) {
                if (part[i] == ALWAYS) continue;
                xy += (found[i] - meanX) * (truth[i] - meanY);
                xx += (found[i] - meanX) * (found[i] - meanX);
                yy += (truth[i] - meanY) * (truth[i] - meanY);
            }
            return xx == 0 ? 0 : xy / Math.sqrt(xx * yy);
        }

        /// The band of neutral scores that gives the best mean F1 of the three moods on texts not seen.
        private double[] band(double[] all, int[] part) {
            var tried = IntStream.range(0, all.length)
                    .filter(i -> part[i] != ALWAYS)
                    .toArray();
            var found = IntStream.of(tried).mapToDouble(i -> all[i]).toArray();
            var best = -1.0;
            var band = new double[] {-Sentiment.NEUTRAL_BAND, Sentiment.NEUTRAL_BAND};
            var truths = IntStream.of(tried).mapToObj(i -> Mood.of(truth[i])).toArray(Mood[]::new);
            for (var from = -0.4; from <= 0.3; from += 0.02)
                for (var to = from; to <= 0.6; to += 0.02) {
                    var f1 = f1(found, truths, from, to);
                    if (f1 <= best + 1e-9) continue;
                    best = f1;
                    band = new double[] {from, to};
                }
            return band;
        }

        private static double f1(double[] found, Mood[] truths, double from, double to) {
            var right = new int[3];
            var sizes = new int[3];
            for (var i = 0; i < found.length; i++) {
                var said = found[i] > to ? 2 : found[i] < from ? 0 : 1;
                var meant = truths[i].ordinal();
                sizes[said]++;
                sizes[meant]++;
                if (said == meant) right[said]++;
            }
            var sum = 0.0;
            for (var k = 0; k < 3; k++) sum += sizes[k] == 0 ? 0 : 2.0 * right[k] / sizes[k];
            return sum / 3;
        }
    }
}
