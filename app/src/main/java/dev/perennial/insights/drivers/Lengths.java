package dev.perennial.insights.drivers;

import java.util.List;

/// How far back one can look, in months.
final class Lengths {
    static final List<Integer> ALL = List.of(3, 6, 12, 24, 60);

    private Lengths() {}

    /// Anything else than a length is a year.
    static int of(String text) {
        return ALL.stream()
                .filter(length -> length.toString().equals(text.strip()))
                .findFirst()
                .orElse(12);
    }
}
