package dev.perennial.programs;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32;

/// A place in a list sorted by moment and id; what comes in meanwhile moves nobody to another page. To programs it
/// is one word without meaning, and a word that was not made here for the same list is noticed.
public record Cursor(Instant at, UUID id) {
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    public String word(String list) {
        var text = list + " " + at + " " + id;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((text + " " + sum(text)).getBytes(StandardCharsets.UTF_8));
    }

    static Optional<Cursor> read(String word, String list) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(word), StandardCharsets.UTF_8).split(" ");
            if (parts.length != 4 || !parts[0].equals(list)) return Optional.empty();
            var cursor = new Cursor(Instant.parse(parts[1]), UUID.fromString(parts[2]));
            return Optional.of(cursor).filter(it -> it.word(list).equals(word) && it.isStorable());
        } catch (IllegalArgumentException | DateTimeException _) {
            return Optional.empty();
        }
    }

    private boolean isStorable() {
        return at.isAfter(EARLIEST) && at.isBefore(LATEST);
    }

    private static String sum(String text) {
        var sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }
}
