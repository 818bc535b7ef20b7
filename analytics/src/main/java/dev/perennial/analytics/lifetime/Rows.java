package dev.perennial.analytics.lifetime;

import java.util.stream.IntStream;

/// Splits rows into fixed chunks for all cores. Chunks do not depend on the number of cores, so sums taken
/// chunk by chunk are the same on every machine.
final class Rows {
    private static final int CHUNK = 16_384;

    private Rows() {}

    @FunctionalInterface
    interface Range {
        void each(int from, int to);
    }

    @FunctionalInterface
    interface Sum {
        void add(int from, int to, double[] sums);
    }

    static void parallel(int rows, Range range) {
        chunks(rows).forEach(chunk -> range.each(chunk * CHUNK, Math.min(rows, (chunk + 1) * CHUNK)));
    }

    /// Adds up `width` sums over all rows.
    static double[] sum(int rows, int width, Sum sum) {
        var parts = new double[(rows + CHUNK - 1) / CHUNK][width];
        chunks(rows).forEach(chunk -> sum.add(chunk * CHUNK, Math.min(rows, (chunk + 1) * CHUNK), parts[chunk]));
        var total = new double[width];
        for (var part : parts) for (var k = 0; k < width; k++) total[k] += part[k];
        return total;
    }

    private static IntStream chunks(int rows) {
        var count = (rows + CHUNK - 1) / CHUNK;
        var chunks = IntStream.range(0, count);
        return count > 1 ? chunks.parallel() : chunks;
    }
}
