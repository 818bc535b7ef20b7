package dev.perennial.analytics.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The word lists that lie beside these classes.
final class WordFile {
    private WordFile() {}

    /// The lines of a list, without comments and blanks.
    static List<String> lines(String name) {
        try (var in = Objects.requireNonNull(WordFile.class.getResourceAsStream(name), name)) {
            var lines = new ArrayList<String>();
            for (var line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n"))
                if (!line.isBlank() && line.charAt(0) != '#') lines.add(line);
            return lines;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
