package dev.perennial.tables;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// What stands between two fields of a row.
public enum Separator {
    TAB('\t'),
    SEMICOLON(';'),
    PIPE('|'),
    COMMA(','),
    /// Runs of spaces, as in tables made for printing; such files know no quotation marks.
    SPACES(' ');

    private final char sign;

    Separator(char sign) {
        this.sign = sign;
    }

    public char sign() {
        return sign;
    }

    /// The separator under which the first rows fall into the same number of fields. A file with steady
    /// semicolons is never separated by its commas: those are decimal marks. What does not stand in the first row
    /// is part of what the others say.
    public static Separator of(String head) {
        Separator best = COMMA;
        double most = 0;
        var first = head.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        for (var candidate : List.of(TAB, SEMICOLON, PIPE, COMMA)) {
            var steadiness = candidate.steadiness(head);
            if (steadiness >= 0.9 && first.indexOf(candidate.sign) >= 0) return candidate;
            if (steadiness > most) {
                most = steadiness;
                best = candidate;
            }
        }
        return most < 0.5 && spacesAreSteady(head) ? SPACES : best;
    }

    /// The share of rows that have the most common number of separators, if that is not none at all.
    private double steadiness(String head) {
        var counts = new ArrayList<Integer>();
        int count = 0;
        boolean quoted = false, blank = true;
        for (int i = 0; i < head.length(); i++) {
            char c = head.charAt(i);
            if (c == '"') quoted = !quoted;
            else if (c == sign && !quoted) count++;
            if (c == '\n' && !quoted) {
                if (!blank) counts.add(count);
                count = 0;
                blank = true;
            } else if (!Character.isWhitespace(c)) blank = false;
        }
        if (counts.isEmpty() || !blank && !quoted) counts.add(count);
        var common = new HashMap<Integer, Integer>();
        counts.forEach(n -> common.merge(n, 1, Integer::sum));
        return common.entrySet().stream()
                .filter(entry -> entry.getKey() > 0)
                .mapToDouble(entry -> (double) entry.getValue() / counts.size())
                .max()
                .orElse(0);
    }

    private static boolean spacesAreSteady(String head) {
        var lines = head.lines().filter(line -> !line.isBlank()).toList();
        var common = new HashMap<Integer, Integer>();
        lines.forEach(line -> common.merge(line.strip().split(" +").length, 1, Integer::sum));
        return common.entrySet().stream()
                .anyMatch(entry -> entry.getKey() >= 3 && entry.getValue() >= 0.9 * lines.size());
    }
}
