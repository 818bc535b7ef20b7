package dev.perennial.analytics.text;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// What many comments have in common, found without being told.
///
/// Words and pairs of words (tf-idf) are grouped by spherical k-means (Dhillon, Modha 2001) with fixed seeds, each
/// theme
/// named by the words that set it apart (a class-wise tf-idf). The order of the comments does not matter. Comments that
/// are not near any theme, and themes of fewer than three, are "other": `theme` −1. Given the themes of the last time,
/// those come first and keep their words to start from.
public final class Themes {
    private static final int LEAST = 10;
    private static final int SMALLEST = 3;
    private static final int MOST = 12;
    private static final int ROUNDS = 20;
    private static final double NEAR = 0.12;
    private static final int NAMING = 3;
    private static final int KEPT = 12;
    private static final int EXAMPLES = 3;

    /// A theme: its name, the words that set it apart with their weights, how many comments, and which show it best.
    public record Theme(String name, Map<String, Double> words, int comments, List<Integer> examples) {}

    private final List<Theme> themes;
    private final int[] theme;

    private Themes(List<Theme> themes, int[] theme) {
        this.themes = themes;
        this.theme = theme;
    }

    /// The largest first.
    public List<Theme> themes() {
        return themes;
    }

    /// Per comment the place of its theme in [#themes], or −1.
    public int[] theme() {
        return theme.clone();
    }

    /// How many belong to none.
    public int other() {
        return (int) Arrays.stream(theme).filter(k -> k < 0).count();
    }

    /// Groups comments in one language.
    ///
    /// @param before the themes of the last time, or none
    /// @throws UnusableData for fewer than ten comments with words
    public static Themes of(Language language, List<String> comments, List<Theme> before, Masking masking) {
        return new Grouping(language, comments, before, masking).themes();
    }

    private record Vector(int[] terms, double[] values) {}

    private static final class Grouping {
        private final List<Theme> before;
        private final List<String> terms = new ArrayList<>();
        private final Map<String, Integer> places = new HashMap<>();
        private final List<Map<Integer, Integer>> counts = new ArrayList<>();
        private final Vector[] vectors;
        private final Integer[] order;

        Grouping(Language language, List<String> comments, List<Theme> before, Masking masking) {
            this.before = before;
            var masked = comments.stream().map(masking::mask).toList();
            var idle = idle(language);
            for (var text : masked) counts.add(counted(text, idle));
            var texts = new int[terms.size()];
            for (var row : counts) for (var term : row.keySet()) texts[term]++;
            var filled = counts.stream().filter(row -> !row.isEmpty()).count();
            if (filled < LEAST)
                throw new UnusableData(
                        Reason.TOO_LITTLE, "%d comments with words: at least %d are needed".formatted(filled, LEAST));
            vectors = new Vector[counts.size()];
            for (var i = 0; i < vectors.length; i++) vectors[i] = vector(counts.get(i), texts);
            order = IntStream.range(0, vectors.length).boxed().toArray(Integer[]::new);
            Arrays.sort(order, Comparator.comparing(masked::get));
        }

        private static Set<String> idle(Language language) {
            var idle = new HashSet<String>();
            for (var line : WordFile.lines("languages.txt")) {
                if (!line.startsWith(language.code() + ":")) continue;
                for (var word : line.substring(3).strip().split("[^\\p{L}']+")) idle.add(Letters.folded(word));
                break;
            }
            for (var mark : Masking.MARKS) idle.add(mark.substring(1, mark.length() - 1));
            return idle;
        }

        private Map<Integer, Integer> counted(String text, Set<String> idle) {
            var row = new TreeMap<Integer, Integer>();
            var last = "";
            for (var written : text.split("[^\\p{L}\\p{M}\\p{Nd}']+")) {
                if (written.length() < 3 || written.length() > 40) {
                    last = "";
                    continue;
                }
                var word = written.toLowerCase(Locale.ROOT);
                if (idle.contains(Letters.folded(word))) {
                    last = "";
                    continue;
                }
                row.merge(place(word), 1, Integer::sum);
                if (!last.isEmpty()) row.merge(place(last + " " + word), 1, Integer::sum);
                last = word;
            }
            return row;
        }

        private int place(String term) {
            return places.computeIfAbsent(term, added -> {
                terms.add(added);
                return terms.size() - 1;
            });
        }

        private Vector vector(Map<Integer, Integer> row, int[] texts) {
            var kept = row.keySet().stream().filter(term -> texts[term] > 1).toList();
            var columns = new int[kept.size()];
            var values = new double[columns.length];
            var squares = 0.0;
            for (var k = 0; k < columns.length; k++) {
                columns[k] = kept.get(k);
                values[k] = Math.log1p(row.getOrDefault(columns[k], 0))
                        * Math.log((1.0 + counts.size()) / texts[columns[k]]);
                squares += values[k] * values[k];
            }
            for (var k = 0; k < values.length; k++) values[k] /= Math.sqrt(squares);
            return new Vector(columns, values);
        }

        Themes themes() {
            var centres = firstCentres();
            var nearest = new int[vectors.length];
            for (var round = 0; round < ROUNDS; round++) {
                var moved = assign(centres, nearest);
                recentre(centres, nearest);
                if (!moved && round > 0) break;
            }
            return named(nearest, centres);
        }

        private double[][] firstCentres() {
            var wanted = Math.clamp((int) Math.round(Math.sqrt(vectors.length / 2.0)), 2, MOST);
            var centres = new double[Math.max(wanted, Math.min(before.size(), MOST))][terms.size()];
            var made = 0;
            for (var theme : before) {
                if (made == centres.length) break;
                for (var word : theme.words().entrySet()) {
                    var at = places.get(word.getKey());
                    if (at != null) centres[made][at] = word.getValue();
                }
                if (unit(centres[made])) made++;
            }
            var random = new Random(17);
            var near = new double[vectors.length];
            for (; made < centres.length; made++) {
                var far = new double[vectors.length];
                var all = 0.0;
                for (var k = 0; k < order.length; k++) {
                    var vector = vectors[order[k]];
                    if (made > 0) near[order[k]] = Math.max(near[order[k]], dot(centres[made - 1], vector));
                    far[k] = vector.terms.length == 0 ? 0 : Math.pow(1 - Math.min(1, near[order[k]]), 2);
                    all += far[k];
                }
                var drawn = random.nextDouble() * all;
                var k = 0;
                while (k < far.length - 1 && (drawn -= far[k]) > 0) k++;
                var chosen = vectors[order[k]];
                for (var j = 0; j < chosen.terms.length; j++) centres[made][chosen.terms[j]] = chosen.values[j];
            }
            return centres;
        }

        private boolean assign(double[][] centres, int[] nearest) {
            var moved = false;
            for (var i = 0; i < vectors.length; i++) {
                var best = -1;
                var nearness = NEAR;
                for (var k = 0; k < centres.length; k++) {
                    var here = dot(centres[k], vectors[i]);
                    if (here <= nearness) continue;
                    nearness = here;
                    best = k;
                }
                moved |= nearest[i] != best;
                nearest[i] = best;
            }
            return moved;
        }

        private void recentre(double[][] centres, int[] nearest) {
            var sums = new double[centres.length][terms.size()];
            for (var i : order) {
                if (nearest[i] < 0) continue;
                var vector = vectors[i];
                for (var j = 0; j < vector.terms.length; j++) sums[nearest[i]][vector.terms[j]] += vector.values[j];
            }
            for (var k = 0; k < centres.length; k++) if (unit(sums[k])) centres[k] = sums[k];
        }

        private static boolean unit(double[] vector) {
            var squares = 0.0;
            for (var value : vector) squares += value * value;
            if (squares == 0) return false;
            var size = Math.sqrt(squares);
            for (var k = 0; k < vector.length; k++) vector[k] /= size;
            return true;
        }

        private static double dot(double[] centre, Vector vector) {
            var sum = 0.0;
            for (var k = 0; k < vector.terms.length; k++) sum += centre[vector.terms[k]] * vector.values[k];
            return sum;
        }

        private Themes named(int[] nearest, double[][] centres) {
            var sizes = new int[centres.length];
            for (var k : nearest) if (k >= 0) sizes[k]++;
            var kept = IntStream.range(0, centres.length)
                    .filter(k -> sizes[k] >= SMALLEST)
                    .boxed()
                    .sorted(Comparator.comparing((Integer k) -> -sizes[k]))
                    .toList();
            var themes = new ArrayList<Theme>();
            for (var k : kept) {
                var words = apart(nearest, k);
                themes.add(new Theme(name(words), words, sizes[k], examples(nearest, k, centres[k])));
            }
            var theme = new int[nearest.length];
            for (var i = 0; i < theme.length; i++) theme[i] = kept.indexOf(nearest[i]);
            return new Themes(themes, theme);
        }

        /// The share of the theme's comments with a word, times how much rarer the word is elsewhere.
        private Map<String, Double> apart(int[] nearest, int theme) {
            var inside = new double[terms.size()];
            var outside = new double[terms.size()];
            double in = 0, out = 0;
            for (var i = 0; i < nearest.length; i++) {
                if (nearest[i] == theme) in++;
                else out++;
                for (var term : vectors[i].terms)
                    if (nearest[i] == theme) inside[term]++;
                    else outside[term]++;
            }
            var all = in;
            var rest = out;
            var weights = new double[terms.size()];
            for (var t = 0; t < weights.length; t++) {
                if (inside[t] < 2) continue;
                weights[t] = inside[t] / all * Math.log((inside[t] / all + 0.01) / (outside[t] / (rest + 1) + 0.01));
            }
            var best = IntStream.range(0, weights.length)
                    .filter(t -> weights[t] > 0)
                    .boxed()
                    .sorted(Comparator.comparing((Integer t) -> -weights[t]).thenComparing(terms::get))
                    .limit(KEPT)
                    .toList();
            var words = new LinkedHashMap<String, Double>();
            for (var t : best) words.put(terms.get(t), weights[t]);
            return words;
        }

        /// The first words that do not repeat one another.
        private static String name(Map<String, Double> words) {
            var said = new ArrayList<String>();
            for (var word : words.keySet()) {
                if (said.size() == NAMING) break;
                if (said.stream().noneMatch(one -> one.contains(word) || word.contains(one))) said.add(word);
            }
            return String.join(", ", said);
        }

        private List<Integer> examples(int[] nearest, int theme, double[] centre) {
            return IntStream.range(0, nearest.length)
                    .filter(i -> nearest[i] == theme)
                    .boxed()
                    .sorted(Comparator.comparing((Integer i) -> -dot(centre, vectors[i])))
                    .limit(EXAMPLES)
                    .toList();
        }
    }
}
