package dev.perennial.analytics.text;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/// What a short text wants, learned from examples: "where is my order", "change an appointment".
///
/// Multinomial logistic regression over hashed words, pairs and letter groups (tf-idf, length one), learned one text at
/// a time with steps that adapt per feature (Duchi and others, 2011). How sure it is comes from probabilities made
/// honest on texts not seen while learning (one temperature; Guo and others, 2017); under a threshold the answer is a
/// refusal with the likeliest intents. Names and numbers are masked first.
public final class Intents {
    private static final int LEAST_EACH = 3;
    private static final int MOST_LABELS = 1000;
    private static final int ROUNDS = 10;
    private static final float STEP = 0.6f;
    private static final int LIKELIEST = 3;

    /// A text and what it wants.
    public record Example(String text, String intent) {}

    /// What came of reading a text.
    public sealed interface Answer {}

    /// This is wanted, with the probability that it is so.
    public record Understood(String intent, double confidence) implements Answer {}

    /// Not sure enough; the likeliest first, at most three.
    public record Unsure(List<Understood> perhaps) implements Answer {}

    final Language language;
    final List<String> labels;
    final int[] place;
    final float[] rarity;
    /// In sixteen bits: a text fetches some sixty stretches of it from all over the memory.
    final short[] weights;
    final double temperature;
    final double threshold;

    Intents(
            Language language,
            List<String> labels,
            int[] place,
            float[] rarity,
            short[] weights,
            double temperature,
            double threshold) {
        this.language = language;
        this.labels = labels;
        this.place = place;
        this.rarity = rarity;
        this.weights = weights;
        this.temperature = temperature;
        this.threshold = threshold;
    }

    /// Learns. An answer is given where it is at least as likely right as `threshold`.
    ///
    /// @throws UnusableData for fewer than two intents or more than 1,000, fewer than three examples of one, or a
    /// threshold outside 0 to 1
    public static Intents learn(Language language, List<Example> examples, double threshold, Masking masking) {
        if (!(threshold >= 0 && threshold < 1))
            throw new UnusableData(Reason.OUT_OF_RANGE, "threshold " + threshold + ": 0 to below 1 is needed");
        var labels =
                List.copyOf(new TreeSet<>(examples.stream().map(Example::intent).toList()));
        if (labels.size() < 2)
            throw new UnusableData(Reason.TOO_LITTLE, labels.size() + " intents: at least two are needed");
        if (labels.size() > MOST_LABELS)
            throw new UnusableData(Reason.TOO_MANY, labels.size() + " intents: at most 1,000 are taken");
        var of = examples.stream()
                .mapToInt(example -> labels.indexOf(example.intent()))
                .toArray();
        var counts = new int[labels.size()];
        for (var label : of) counts[label]++;
        for (var k = 0; k < counts.length; k++)
            if (counts[k] < LEAST_EACH)
                throw new UnusableData(
                        Reason.TOO_LITTLE,
                        "%d examples of \"%s\": at least three are needed".formatted(counts[k], labels.get(k)));
        return new Learning(language, labels, of, examples, masking).model(threshold);
    }

    public Language language() {
        return language;
    }

    /// The intents, in alphabetical order.
    public List<String> labels() {
        return labels;
    }

    /// What the text wants.
    public Answer answer(String text) {
        var scores = scores(text);
        var sum = 0.0;
        var best = likeliest(scores);
        for (var k = 0; k < scores.length; k++) sum += Math.exp((scores[k] - scores[best[0]]) / temperature);
        if (1 / sum >= threshold) return new Understood(labels.get(best[0]), 1 / sum);
        var all = sum;
        return new Unsure(IntStream.of(best)
                .mapToObj(k ->
                        new Understood(labels.get(k), Math.exp((scores[k] - scores[best[0]]) / temperature) / all))
                .toList());
    }

    /// The likeliest intent, however unsure.
    public String guess(String text) {
        var scores = scores(text);
        var best = 0;
        for (var k = 1; k < scores.length; k++) if (scores[k] > scores[best]) best = k;
        return labels.get(best);
    }

    private static int[] likeliest(float[] scores) {
        var best = new int[Math.min(LIKELIEST, scores.length)];
        Arrays.fill(best, -1);
        for (var k = 0; k < scores.length; k++)
            for (var place = 0; place < best.length; place++)
                if (best[place] < 0 || scores[k] > scores[best[place]]) {
                    System.arraycopy(best, place, best, place + 1, best.length - place - 1);
                    best[place] = k;
                    break;
                }
        return best;
    }

    private float[] scores(String text) {
        var row = Ngrams.small(text, Lexicon.of(language)).placed(place, rarity);
        return scores(row);
    }

    private float[] scores(Ngrams.Row row) {
        var width = labels.size();
        var scores = new float[width];
        var columns = row.columns();
        var values = row.values();
        var k = 0;
        for (; k + 3 < columns.length; k += 4) addFour(scores, width, columns, values, k);
        for (; k < columns.length; k++) {
            var at = columns[k] * width;
            var value = values[k];
            for (var label = 0; label < width; label++)
                scores[label] += Float.float16ToFloat(weights[at + label]) * value;
        }
        return scores;
    }

    private void addFour(float[] scores, int width, int[] columns, float[] values, int k) {
        int one = columns[k] * width, two = columns[k + 1] * width;
        int three = columns[k + 2] * width, four = columns[k + 3] * width;
        float first = values[k], second = values[k + 1], third = values[k + 2], fourth = values[k + 3];
        for (var label = 0; label < width; label++)
            scores[label] += Float.float16ToFloat(weights[one + label]) * first
                    + Float.float16ToFloat(weights[two + label]) * second
                    + Float.float16ToFloat(weights[three + label]) * third
                    + Float.float16ToFloat(weights[four + label]) * fourth;
    }

    private static float[] scores(float[] weights, int width, Ngrams.Row row) {
        var scores = new float[width];
        var columns = row.columns();
        var values = row.values();
        var k = 0;
        for (; k + 3 < columns.length; k += 4) addFour(scores, weights, width, columns, values, k);
        for (; k < columns.length; k++) {
            var at = columns[k] * width;
            var value = values[k];
            for (var label = 0; label < width; label++) scores[label] += weights[at + label] * value;
        }
        return scores;
    }

    /// Four features at a time: each score is fetched and put back a quarter as often.
    private static void addFour(float[] scores, float[] weights, int width, int[] columns, float[] values, int k) {
        int one = columns[k] * width, two = columns[k + 1] * width;
        int three = columns[k + 2] * width, four = columns[k + 3] * width;
        float first = values[k], second = values[k + 1], third = values[k + 2], fourth = values[k + 3];
        for (var label = 0; label < width; label++)
            scores[label] += weights[one + label] * first
                    + weights[two + label] * second
                    + weights[three + label] * third
                    + weights[four + label] * fourth;
    }

    /// The byte form: a version, the labels, then the weights in sixteen bits each.
    public byte[] bytes() {
        return ModelBytes.write(this);
    }

    /// Reads what [#bytes] wrote.
    ///
    /// @throws UnusableData when the bytes are not such a model, or of a version that is not read
    public static Intents of(byte[] bytes) {
        return ModelBytes.intents(bytes);
    }

    /// The work of learning.
    private static final class Learning {
        private final Language language;
        private final List<String> labels;
        private final int[] of;
        private final Ngrams.Row[] rows;
        private final int[] place = new int[Ngrams.SIZE];
        private final float[] rarity;
        private final int features;
        private final int width;

        Learning(Language language, List<String> labels, int[] of, List<Example> examples, Masking masking) {
            var lexicon = Lexicon.of(language);
            this.language = language;
            this.labels = labels;
            this.of = of;
            this.width = labels.size();
            this.rows = new Ngrams.Row[of.length];
            IntStream.range(0, of.length)
                    .parallel()
                    .forEach(i ->
                            rows[i] = Ngrams.small(masking.mask(examples.get(i).text()), lexicon));
            var texts = new int[Ngrams.SIZE];
            for (var row : rows) for (var column : row.columns()) texts[column]++;
            var used = 0;
            for (var column = 0; column < texts.length; column++) if (texts[column] > 1) place[column] = ++used;
            this.features = used + 1;
            this.rarity = new float[features];
            for (var column = 0; column < texts.length; column++)
                if (place[column] > 0)
                    rarity[place[column]] = (float) (1 + Math.log((1.0 + of.length) / (1 + texts[column])));
            for (var i = 0; i < rows.length; i++) rows[i] = rows[i].placed(place, rarity);
        }

        Intents model(double threshold) {
            var all = IntStream.range(0, of.length).toArray();
            shuffle(all, new Random(5));
            var held = of.length >= 10 * width ? of.length / 10 : 0;
            var honest = CompletableFuture.supplyAsync(() -> held == 0 ? 1 : temperature(all, held));
            var weights = halved(solve(all));
            return new Intents(language, labels, place, rarity, weights, honest.join(), threshold);
        }

        /// Divides the scores so that said probabilities come true on the texts held out.
        private double temperature(int[] all, int held) {
            var weights = solve(Arrays.copyOfRange(all, held, all.length));
            var best = 1.0;
            var least = Double.POSITIVE_INFINITY;
            for (var tried = 0.3; tried < 3; tried *= 1.08) {
                var loss = 0.0;
                for (var j = 0; j < held; j++) {
                    var scores = scores(weights, width, rows[all[j]]);
                    var sum = 0.0;
                    for (var score : scores) sum += Math.exp(score / tried);
                    loss += Math.log(sum) - scores[of[all[j]]] / tried;
                }
                if (loss >= least) continue;
                least = loss;
                best = tried;
            }
            return best;
        }

        /// Rounded to sixteen bits, so that a model read back answers the same.
        private static short[] halved(float[] weights) {
            var halved = new short[weights.length];
            for (var k = 0; k < weights.length; k++) halved[k] = Float.floatToFloat16(weights[k]);
            return halved;
        }

        private float[] solve(int[] chosen) {
            var weights = new float[features * width];
            var squares = new float[features];
            var order = chosen.clone();
            var random = new Random(11);
            for (var round = 0; round < ROUNDS; round++) {
                shuffle(order, random);
                for (var i : order) step(rows[i], of[i], weights, squares);
            }
            return weights;
        }

        private void step(Ngrams.Row row, int label, float[] weights, float[] squares) {
            var slopes = scores(weights, width, row);
            var most = Float.NEGATIVE_INFINITY;
            for (var score : slopes) most = Math.max(most, score);
            var sum = 0f;
            for (var k = 0; k < width; k++) sum += slopes[k] = (float) Math.exp(slopes[k] - most);
            for (var k = 0; k < width; k++) slopes[k] /= sum;
            slopes[label] -= 1;
            var size = slopes[label] * slopes[label];
            if (size < 1e-4f) return;
            for (var k = 0; k < row.columns().length; k++) {
                var value = row.values()[k];
                var column = row.columns()[k];
                squares[column] += size * value * value;
                var step = STEP * value / (float) Math.sqrt(squares[column] + 1e-3f);
                var at = column * width;
                for (var to = 0; to < width; to++) weights[at + to] -= step * slopes[to];
            }
        }

        private static void shuffle(int[] order, Random random) {
            for (var i = order.length - 1; i > 0; i--) {
                var j = random.nextInt(i + 1);
                var kept = order[i];
                order[i] = order[j];
                order[j] = kept;
            }
        }
    }
}
