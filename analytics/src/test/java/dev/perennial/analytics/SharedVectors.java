package dev.perennial.analytics;

import java.util.List;
import java.util.stream.IntStream;

/// Columns of the CSV files in shared data.
public final class SharedVectors {
    private SharedVectors() {}

    /// Column by name; the header may be quoted.
    public static double[] column(String file, String name) {
        var lines = SharedData.lines(file);
        var header = List.of(lines.getFirst().replace("\"", "").split(","));
        var at = header.indexOf(name);
        if (at < 0) throw new IllegalArgumentException(file + " has " + header + ", not " + name);
        return IntStream.range(1, lines.size())
                .filter(i -> !lines.get(i).isBlank())
                .mapToDouble(i -> Double.parseDouble(lines.get(i).split(",")[at]))
                .toArray();
    }
}
