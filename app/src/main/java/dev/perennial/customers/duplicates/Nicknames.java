package dev.perennial.customers.duplicates;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Which first names are short for which: the lines of `nicknames.txt`.
final class Nicknames {
    private static final Map<String, Set<Integer>> LINES = read();

    private Nicknames() {}

    static boolean areOne(String one, String other) {
        return lines(one).stream().anyMatch(lines(other)::contains);
    }

    /// The lines a name stands in; none for most.
    static Set<Integer> lines(String name) {
        return LINES.getOrDefault(name, Set.of());
    }

    private static Map<String, Set<Integer>> read() {
        try (InputStream file = Nicknames.class.getResourceAsStream("nicknames.txt")) {
            var lines = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
            var names = new HashMap<String, Set<Integer>>();
            for (var line = 0; line < lines.size(); line++)
                for (var name : lines.get(line).split(" "))
                    names.computeIfAbsent(Spelling.plain(name), _ -> new HashSet<>())
                            .add(line);
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
