package dev.perennial.analytics.churn;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.trees.BoostedTrees;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// How columns become numbers, learned on the rows of training alone.
///
/// For the line a number is itself in standard deviations and, where it has many values, two neighbours of at
/// most eight corners between which the line may bend; a category is one 0-or-1 each. For trees a number is
/// itself and a category its place when the categories are ordered by how many left. Of a category the 64
/// most frequent levels with ten customers or more stand for themselves, all others together for one more.
final class Encoding {
    private static final int MOST_LEVELS = 64;
    private static final int LEAST_EACH = 10;
    private static final int MOST_CORNERS = 8;
    private static final int BENDS_FROM = 12;
    private static final int WIDEST = 2_000;
    private static final double SHRINKING = 20;
    private static final double FARTHEST = 5;

    private final List<Part> parts;
    private final int width;

    /// One column's part of the line's columns, which begins at `at`.
    private sealed interface Part {
        String name();

        int at();

        /// Columns of the line it takes, at least 1; the last is 1 where the value is not known.
        int width();
    }

    private record Number(String name, int at, int width, double mean, double deviation, double[] corners)
            implements Part {}

    /// `place` is where a level stands among those kept, from 0; missing is the last but one, all others the
    /// last. `ranks` orders the places by how many left.
    private record Category(String name, int at, int width, Map<String, Integer> places, double[] ranks)
            implements Part {}

    private Encoding(List<Part> parts, int width) {
        this.parts = parts;
        this.width = width;
    }

    static Encoding of(Table table, boolean[] left) {
        var parts = new ArrayList<Part>();
        var at = 0;
        for (var column : table.columns()) {
            var part = switch (column) {
                case Column.Numbers numbers -> number(numbers, at);
                case Column.Categories categories -> category(categories, left, at);
            };
            parts.add(part);
            at += part.width();
        }
        if (at > WIDEST)
            throw new UnusableData(
                    Reason.TOO_MANY,
                    "%d columns become %d numbers: at most %d are taken".formatted(parts.size(), at, WIDEST));
        return new Encoding(parts, at);
    }

    private static Number number(Column.Numbers column, int at) {
        var known = Arrays.stream(column.values())
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        var mean = Arrays.stream(known).average().orElse(0);
        var squares = Arrays.stream(known)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        var deviation = squares > 0 ? Math.sqrt(squares / known.length) : 1;
        var distinct = Arrays.stream(known).distinct().limit(BENDS_FROM).count();
        var corners = distinct < BENDS_FROM
                ? new double[0]
                : IntStream.range(0, MOST_CORNERS)
                        .mapToDouble(k -> known[(int) ((long) k * (known.length - 1) / (MOST_CORNERS - 1))])
                        .distinct()
                        .toArray();
        if (corners.length < 3) corners = new double[0];
        return new Number(column.name(), at, 2 + corners.length, mean, deviation, corners);
    }

    private static Category category(Column.Categories column, boolean[] left, int at) {
        var levels = column.levels().size();
        var counts = new int[levels + 1];
        var gone = new int[levels + 1];
        for (var i = 0; i < left.length; i++) {
            var code = column.codes()[i] < 0 ? levels : column.codes()[i];
            counts[code]++;
            if (left[i]) gone[code]++;
        }
        var kept = IntStream.range(0, levels)
                .filter(code -> counts[code] >= LEAST_EACH)
                .boxed()
                .sorted(Comparator.comparingInt((Integer code) -> -counts[code]).thenComparing(column.levels()::get))
                .limit(MOST_LEVELS)
                .mapToInt(Integer::intValue)
                .toArray();
        var places = new HashMap<String, Integer>();
        for (var code : kept) places.put(column.levels().get(code), places.size());
        var missing = kept.length;
        var rates = new double[kept.length + 2];
        var overall = (double) Arrays.stream(gone).sum() / left.length;
        var otherCount = left.length - counts[levels];
        var otherGone = Arrays.stream(gone).sum() - gone[levels];
        for (var k = 0; k < kept.length; k++) {
            rates[k] = (gone[kept[k]] + SHRINKING * overall) / (counts[kept[k]] + SHRINKING);
            otherCount -= counts[kept[k]];
            otherGone -= gone[kept[k]];
        }
        rates[missing] = (gone[levels] + SHRINKING * overall) / (counts[levels] + SHRINKING);
        rates[missing + 1] = (otherGone + SHRINKING * overall) / (otherCount + SHRINKING);
        var order = IntStream.range(0, rates.length)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> rates[k]))
                .toList();
        var ranks = new double[rates.length];
        for (var k = 0; k < ranks.length; k++) ranks[order.get(k)] = k;
        return new Category(column.name(), at, kept.length + 2, places, ranks);
    }

    int columns() {
        return parts.size();
    }

    String name(int column) {
        return parts.get(column).name();
    }

    /// Columns of the line.
    int width() {
        return width;
    }

    /// The source column of each column of the line.
    int[] sources() {
        var sources = new int[width];
        for (var j = 0; j < parts.size(); j++)
            Arrays.fill(
                    sources, parts.get(j).at(), parts.get(j).at() + parts.get(j).width(), j);
        return sources;
    }

    /// Refuses a table with other columns than the one learned from.
    void check(Table table) {
        if (table.columns().size() != parts.size())
            throw new UnusableData(
                    Reason.CONTRADICTION,
                    "%d columns, but %d were learned from"
                            .formatted(table.columns().size(), parts.size()));
        for (var j = 0; j < parts.size(); j++) {
            var column = table.columns().get(j);
            var part = parts.get(j);
            if (!column.name().equals(part.name()) || column instanceof Column.Numbers != part instanceof Number)
                throw new UnusableData(
                        Reason.CONTRADICTION,
                        "column %d is %s; learned from was %s, as %s"
                                .formatted(
                                        j,
                                        column.name(),
                                        part.name(),
                                        part instanceof Number ? "numbers" : "categories"));
        }
    }

    /// The few columns of the line that are not 0, and what they are: `entries` places a row.
    record Sparse(int rows, int entries, int[] at, double[] value) {}

    Sparse line(Table table) {
        var entries = 0;
        for (var part : parts) entries += part instanceof Number number && number.corners().length > 0 ? 3 : 1;
        var n = table.rows();
        var at = new int[n * entries];
        var value = new double[n * entries];
        var place = 0;
        for (var j = 0; j < parts.size(); j++) {
            var step = entries;
            switch (parts.get(j)) {
                case Number number -> {
                    var values = ((Column.Numbers) table.columns().get(j)).values();
                    for (var i = 0; i < n; i++) number(number, values[i], at, value, i * step + place);
                    place += number.corners().length > 0 ? 3 : 1;
                }
                case Category category -> {
                    var codes = ((Column.Categories) table.columns().get(j)).codes();
                    var places = places(table, j);
                    for (var i = 0; i < n; i++) {
                        at[i * step + place] = category.at() + places[codes[i] + 1];
                        value[i * step + place] = 1;
                    }
                    place++;
                }
            }
        }
        return new Sparse(n, entries, at, value);
    }

    private static void number(Number number, double raw, int[] at, double[] value, int place) {
        at[place] = number.at();
        if (Double.isNaN(raw)) {
            at[place] = number.at() + number.width() - 1;
            value[place] = 1;
            return;
        }
        value[place] = Math.clamp((raw - number.mean()) / number.deviation(), -FARTHEST, FARTHEST);
        var corners = number.corners();
        if (corners.length == 0) return;
        var k = segment(corners, raw);
        var share = Math.clamp((raw - corners[k]) / (corners[k + 1] - corners[k]), 0, 1);
        at[place + 1] = number.at() + 1 + k;
        value[place + 1] = 1 - share;
        at[place + 2] = number.at() + 2 + k;
        value[place + 2] = share;
    }

    private static int segment(double[] corners, double raw) {
        var k = 0;
        while (k < corners.length - 2 && raw > corners[k + 1]) k++;
        return k;
    }

    /// The place of every code of that column of another table, missing (code −1) first.
    private int[] places(Table table, int j) {
        var category = (Category) parts.get(j);
        var levels = ((Column.Categories) table.columns().get(j)).levels();
        var places = new int[levels.size() + 1];
        places[0] = category.width() - 2;
        for (var code = 0; code < levels.size(); code++)
            places[code + 1] = category.places().getOrDefault(levels.get(code), category.width() - 1);
        return places;
    }

    /// Writes numbers for trees of a few rows of one column.
    BoostedTrees.Source source(Table table) {
        var ranks = IntStream.range(0, parts.size())
                .mapToObj(j -> parts.get(j) instanceof Category category
                        ? Arrays.stream(places(table, j))
                                .mapToDouble(place -> category.ranks()[place])
                                .toArray()
                        : new double[0])
                .toArray(double[][]::new);
        return (j, from, to, into) -> {
            switch (table.columns().get(j)) {
                case Column.Numbers numbers -> System.arraycopy(numbers.values(), from, into, 0, to - from);
                case Column.Categories categories -> {
                    var rank = ranks[j];
                    for (var i = from; i < to; i++)
                        into[i - from] = rank[categories.codes()[i] + 1];
                }
            }
        };
    }

    double[][] trees(Table table) {
        var source = source(table);
        var columns = new double[parts.size()][table.rows()];
        for (var j = 0; j < columns.length; j++) source.fill(j, 0, table.rows(), columns[j]);
        return columns;
    }

    /// What every code of a category adds to the line, missing first; empty for numbers.
    double[][] terms(Table table, double[] coefficients) {
        return IntStream.range(0, parts.size())
                .mapToObj(j -> parts.get(j) instanceof Category category
                        ? Arrays.stream(places(table, j))
                                .mapToDouble(place -> coefficients[category.at() + place])
                                .toArray()
                        : new double[0])
                .toArray(double[][]::new);
    }

    /// Adds each row's part of one column of the line: from its terms for categories, a bent line for numbers.
    void addLine(Table table, int j, double[][] terms, double[] coefficients, int from, int to, double[] into) {
        switch (parts.get(j)) {
            case Category category -> {
                var codes = ((Column.Categories) table.columns().get(j)).codes();
                var by = terms[j];
                for (var i = from; i < to; i++) into[i] += by[codes[i] + 1];
            }
            case Number number -> {
                var values = ((Column.Numbers) table.columns().get(j)).values();
                for (var i = from; i < to; i++) into[i] += bent(number, values[i], coefficients);
            }
        }
    }

    private static double bent(Number number, double raw, double[] coefficients) {
        var at = number.at();
        if (Double.isNaN(raw)) return coefficients[at + number.width() - 1];
        var z = Math.clamp((raw - number.mean()) / number.deviation(), -FARTHEST, FARTHEST);
        var value = coefficients[at] * z;
        var corners = number.corners();
        if (corners.length == 0) return value;
        var k = segment(corners, raw);
        var share = Math.clamp((raw - corners[k]) / (corners[k + 1] - corners[k]), 0, 1);
        return value + coefficients[at + 1 + k] * (1 - share) + coefficients[at + 2 + k] * share;
    }
}
