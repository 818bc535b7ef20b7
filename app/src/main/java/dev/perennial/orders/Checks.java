package dev.perennial.orders;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Collects all that is wrong with what was sent, so that it is mended in one go.
final class Checks {
    /// Before this nobody had a till whose numbers we could be sent; such a date is a slip of the hand.
    static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

    /// A trillion cents: more than any shop takes at once, and safe to add up.
    static final long MOST_MONEY = 1_000_000_000_000L;

    private static final Pattern SOURCE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,59}");

    private final List<Refusal> refusals = new ArrayList<>();

    void source(String value) {
        if (!SOURCE.matcher(value).matches()) refuse("source", value, "sourceName");
    }

    void needed(String field, String value, int longest) {
        if (value.isBlank()) refuse(field, null, "missing");
        else optional(field, value, longest);
    }

    void optional(String field, @Nullable String value, int longest) {
        if (value == null) return;
        if (value.length() > longest) refuse(field, value, "tooLong", value.length(), longest);
        else if (!Texts.isStorable(value)) refuse(field, value, "unreadableCharacter");
    }

    /// A day ahead is allowed: clocks differ, and a till may write tomorrow's date for tonight.
    void moment(String field, Instant value, Instant now) {
        if (value.isBefore(EARLIEST)) refuse(field, value, "longAgo");
        else if (value.isAfter(now.plus(Duration.ofDays(1)))) refuse(field, value, "future", now);
    }

    void refuse(String field, @Nullable Object value, String reason, Object... details) {
        refusals.add(Refusal.of(field, value, reason, details));
    }

    List<Refusal> refusals() {
        return List.copyOf(refusals);
    }
}
