package dev.perennial.feedback.imports.reading;

import dev.perennial.feedback.Scale;
import dev.perennial.tables.Heading;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A question that a file answers.
///
/// @param column where its answers stand
/// @param named what the column of questions calls it; null where the column itself is the question
/// @param words how it was put, as far as the file says
/// @param scale null while it could be one or another and nobody has said which
/// @param overall whether it asks for the whole
public record Asked(
        int column,
        @Nullable String named,
        String words,
        @Nullable Scale scale,
        boolean overall,
        Seen seen) {
    private static final int LONGEST_KEY = 80;

    Asked(int column, @Nullable String named, String words, Seen seen) {
        this(column, named, words, ScaleChoice.guess(Heading.plain(words), seen), false, seen);
    }

    public Asked on(@Nullable Scale other) {
        return new Asked(column, named, words, other, overall, seen);
    }

    public Asked asOverall(boolean whole) {
        return new Asked(column, named, words, scale, whole, seen);
    }

    boolean isSame(Asked other) {
        return column == other.column && Objects.equals(named, other.named);
    }

    /// The same words in the next file are the same question; long ones that begin alike are told apart by the rest.
    public String key() {
        var plain = Heading.plain(words).replace(' ', '-');
        var key = plain.isEmpty() ? "column-" + (column + 1) : plain;
        if (key.length() <= LONGEST_KEY) return key;
        var rest = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
        return key.substring(0, LONGEST_KEY - 9) + "-" + rest.substring(0, 8);
    }

    /// Under which it goes where the same words were asked on another scale before.
    public String otherKey() {
        var code = scale == null ? "" : ScaleChoice.code(scale);
        return key() + "-" + code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }
}
