package dev.perennial.customers.privacy.erasures;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/// What is left of an erasure: that it was done, when, and how many rows it was about. No word about the person.
///
/// @param rows by table or place
/// @param digest over the rest, to hold against a printed copy
public record Proof(ErasureId id, Instant askedAt, Instant doneAt, Map<String, Long> rows, String digest) {
    static String digest(ErasureId id, Instant askedAt, Instant doneAt, Map<String, Long> rows) {
        var text = id + "\n" + askedAt.truncatedTo(ChronoUnit.MILLIS) + "\n" + doneAt.truncatedTo(ChronoUnit.MILLIS)
                + "\n" + new TreeMap<>(rows);
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    public long total() {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }

    /// Whether nobody has touched it since.
    public boolean isWhole() {
        return digest.equals(digest(id, askedAt, doneAt, rows));
    }
}
