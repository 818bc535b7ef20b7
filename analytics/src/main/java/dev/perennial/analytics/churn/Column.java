package dev.perennial.analytics.churn;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing known of every customer, one entry a row; the arrays are kept, not copied.
public sealed interface Column {
    String name();

    int rows();

    /// The same column with these rows only, in this order.
    ///
    /// @throws UnusableData for a row that is not there
    Column rows(int[] rows);

    private static void within(String name, int[] rows, int size) {
        for (var row : rows)
            if (row < 0 || row >= size)
                throw new UnusableData(
                        Reason.OUT_OF_RANGE, "%s has no row %d: rows are 0 to %d".formatted(name, row, size - 1));
    }

    /// Numbers; NaN where it is not known.
    ///
    /// @throws UnusableData for infinite values
    record Numbers(String name, double[] values) implements Column {
        public Numbers {
            for (var i = 0; i < values.length; i++)
                if (Double.isInfinite(values[i]))
                    throw new UnusableData(
                            Reason.NOT_FINITE,
                            "%s, row %d is %s: a number, or NaN where it is not known".formatted(name, i, values[i]));
        }

        @Override
        public int rows() {
            return values.length;
        }

        @Override
        public Numbers rows(int[] rows) {
            within(name, rows, values.length);
            return new Numbers(
                    name, Arrays.stream(rows).mapToDouble(i -> values[i]).toArray());
        }
    }

    /// One of several words, as its place in `levels`; −1 where it is not known. Any number of levels.
    ///
    /// @throws UnusableData for a code without a level
    record Categories(String name, int[] codes, List<String> levels) implements Column {
        public Categories {
            levels = List.copyOf(levels);
            for (var i = 0; i < codes.length; i++)
                if (codes[i] < -1 || codes[i] >= levels.size())
                    throw new UnusableData(
                            Reason.OUT_OF_RANGE,
                            "%s, row %d has code %d: one of %d levels, or -1"
                                    .formatted(name, i, codes[i], levels.size()));
        }

        /// Words as they are; null where it is not known.
        public static Categories of(String name, @Nullable String... words) {
            var places = new HashMap<String, Integer>();
            var levels = new ArrayList<String>();
            var codes = new int[words.length];
            for (var i = 0; i < words.length; i++) {
                var word = words[i];
                codes[i] = word == null
                        ? -1
                        : places.computeIfAbsent(word, fresh -> {
                            levels.add(fresh);
                            return levels.size() - 1;
                        });
            }
            return new Categories(name, codes, levels);
        }

        @Override
        public int rows() {
            return codes.length;
        }

        @Override
        public Categories rows(int[] rows) {
            within(name, rows, codes.length);
            return new Categories(name, Arrays.stream(rows).map(i -> codes[i]).toArray(), levels);
        }
    }
}
