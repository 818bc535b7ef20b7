package dev.perennial.analytics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// Published data sets and vectors, which lie beside the project and not in it.
public final class SharedData {
    private SharedData() {}

    /// The lines of a file there; skips the test when the data are not at hand.
    public static List<String> lines(String name) {
        var folder = folder();
        assumeTrue(folder.isPresent(), "shared/data is not here: set PERENNIAL_SHARED_DATA to check against " + name);
        try {
            var file = folder.orElseThrow().resolve(name);
            if (!name.endsWith(".gz")) return Files.readAllLines(file);
            try (var unpacked = new GZIPInputStream(Files.newInputStream(file))) {
                return new String(unpacked.readAllBytes(), UTF_8).lines().toList();
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Optional<Path> folder() {
        var told = Optional.ofNullable(System.getProperty("PERENNIAL_SHARED_DATA"))
                .or(() -> Optional.ofNullable(System.getenv("PERENNIAL_SHARED_DATA")))
                .map(Path::of);
        if (told.isPresent()) return told;
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            var folder = at.resolve("shared").resolve("data");
            if (Files.isDirectory(folder)) return Optional.of(folder);
        }
        return Optional.empty();
    }
}
