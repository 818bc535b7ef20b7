package dev.perennial.analytics.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The likelihood of letter groups and words per language.
final class LanguageModel {
    static final LanguageModel MODEL = read();

    private static final int BUCKETS = 1 << 14;
    private static final int LETTERS = 400;
    /// Nats by which the best must lead the second; two words need more than a sentence.
    private static final double LEAD = 2;

    private static final double LEAD_OF_TWO = 6;

    private final String[] codes;
    private final int width;
    private final float[] table;

    private LanguageModel(String[] codes, float[] table) {
        this.codes = codes;
        this.width = codes.length;
        this.table = table;
    }

    LanguageGuess guess(CharSequence text) {
        var sums = new float[width];
        var script = 0;
        var latin = 0;
        Character.@Nullable UnicodeScript other = null;
        var trail = (int) ' ';
        var word = 0;
        var letters = 0;
        var words = 0;
        var end = Math.min(text.length(), 20 * LETTERS);
        for (var i = 0; i <= end && letters < LETTERS; i++) {
            var c = i < end ? Character.toLowerCase(text.charAt(i)) : ' ';
            var letter = c < 128 ? c >= 'a' && c <= 'z' : Character.isLetter(c);
            if (letter && c > 0x24f) {
                script++;
                letters++;
                if (other == null) other = Character.UnicodeScript.of(c);
                continue;
            }
            if (letter) {
                latin++;
                letters++;
                trail = (trail << 10 | c & 0x3ff) & 0x3fffffff;
                word = word * 31 + c;
                add(sums, bucket(trail));
            } else if (c != '\'' && c != '’' && word != 0) {
                trail = (trail << 10 | ' ') & 0x3fffffff;
                add(sums, bucket(trail));
                add(sums, bucket(~word));
                word = 0;
                words++;
                trail = ' ';
            }
        }
        if (script > latin && other != null) return new LanguageGuess.Other(named(other));
        return decide(sums, words);
    }

    private LanguageGuess decide(float[] sums, int words) {
        if (words == 0) return new LanguageGuess.Unclear(Optional.empty());
        var best = 0;
        for (var k = 1; k < width; k++) if (sums[k] > sums[best]) best = k;
        var all = 0.0;
        var second = Float.NEGATIVE_INFINITY;
        for (var k = 0; k < width; k++) {
            all += Math.exp((sums[k] - sums[best]) / 2);
            if (k != best) second = Math.max(second, sums[k]);
        }
        var language = Language.of(codes[best]);
        var clear = words > 1 && sums[best] - second >= (words == 2 ? LEAD_OF_TWO : LEAD);
        if (!clear) return new LanguageGuess.Unclear(language);
        if (language.isEmpty()) return new LanguageGuess.Other(codes[best]);
        return new LanguageGuess.Known(language.orElseThrow(), 1 / all);
    }

    private void add(float[] sums, int bucket) {
        var at = bucket * width;
        for (var k = 0; k < width; k++) sums[k] += table[at + k];
    }

    private static int bucket(int key) {
        var mixed = key * 0x9E3779B1;
        return mixed >>> 18;
    }

    private static String named(Character.UnicodeScript script) {
        return switch (script) {
            case CYRILLIC -> "cyrillic";
            case HAN, HIRAGANA, KATAKANA -> script == Character.UnicodeScript.HAN ? "han" : "ja";
            case HANGUL -> "ko";
            case GREEK -> "el";
            case HEBREW -> "he";
            case THAI -> "th";
            default -> script.name().toLowerCase(Locale.ROOT);
        };
    }

    private static LanguageModel read() {
        var codes = new ArrayList<String>();
        var texts = new ArrayList<StringBuilder>();
        for (var line : WordFile.lines("languages.txt")) {
            var colon = line.indexOf(':');
            var code = line.substring(0, colon);
            var at = codes.indexOf(code);
            if (at < 0) {
                at = codes.size();
                codes.add(code);
                texts.add(new StringBuilder());
            }
            texts.get(at).append(line, colon + 1, line.length()).append(' ');
        }
        return new LanguageModel(codes.toArray(String[]::new), likelihoods(texts));
    }

    /// Log of (count + ½) / (all + …) per language, less the mean over languages, so that a group nobody knows says
    /// nothing.
    private static float[] likelihoods(List<StringBuilder> texts) {
        var width = texts.size();
        var counts = new float[BUCKETS * width];
        var totals = new double[width];
        for (var k = 0; k < width; k++) totals[k] = count(texts.get(k), counts, k, width);
        for (var b = 0; b < BUCKETS; b++) {
            var any = false;
            var mean = 0.0;
            for (var k = 0; k < width; k++) any |= counts[b * width + k] > 0;
            if (!any) continue;
            for (var k = 0; k < width; k++) {
                var at = b * width + k;
                counts[at] = (float) Math.log((counts[at] + 0.3) / (totals[k] + 300));
                mean += counts[at] / width;
            }
            for (var k = 0; k < width; k++) counts[b * width + k] -= (float) mean;
        }
        return counts;
    }

    private static double count(CharSequence text, float[] counts, int language, int width) {
        var trail = (int) ' ';
        var word = 0;
        var total = 0.0;
        for (var i = 0; i < text.length(); i++) {
            var c = Character.toLowerCase(text.charAt(i));
            if (Character.isLetter(c)) {
                trail = (trail << 10 | c & 0x3ff) & 0x3fffffff;
                word = word * 31 + c;
                counts[bucket(trail) * width + language]++;
                total++;
            } else if (c != '\'' && c != '’' && word != 0) {
                trail = (trail << 10 | ' ') & 0x3fffffff;
                counts[bucket(trail) * width + language]++;
                counts[bucket(~word) * width + language]++;
                total++;
                word = 0;
                trail = ' ';
            }
        }
        return total;
    }
}
