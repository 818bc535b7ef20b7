package dev.perennial.ui;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Collects all that is wrong with what was sent, so that it is mended in one go.
public final class Checks {
    /// Before this nobody had a till whose numbers we could be sent; such a date is a slip of the hand.
    public static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

    private static final Pattern SOURCE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,59}");

    private final String module;
    private final List<Refusal> refusals = new ArrayList<>();

    /// @param module whose words tell what only it can find wrong
    public Checks(String module) {
        this.module = module;
    }

    public void source(String value) {
        if (!SOURCE.matcher(value).matches()) wrong("source", value, "sourceName");
    }

    public void needed(String field, String value, int longest) {
        if (value.isBlank()) wrong(field, null, "missing");
        else optional(field, value, longest);
    }

    public void optional(String field, @Nullable String value, int longest) {
        if (value == null) return;
        if (value.length() > longest) wrong(field, value, "tooLong", value.length(), longest);
        else if (!Texts.isStorable(value)) wrong(field, value, "unreadableCharacter");
    }

    /// A day ahead is allowed: clocks differ, and a till may write tomorrow's date for tonight.
    public void moment(String field, Instant value, Instant now) {
        if (value.isBefore(EARLIEST)) wrong(field, value, "longAgo");
        else if (value.isAfter(now.plus(Duration.ofDays(1)))) wrong(field, value, "future", now);
    }

    public void refuse(String field, @Nullable Object value, String reason, Object... details) {
        refusals.add(Refusal.of(module, field, value, reason, details));
    }

    /// What a part of it found wrong with itself.
    public void also(List<Refusal> found) {
        refusals.addAll(found);
    }

    private void wrong(String field, @Nullable Object value, String reason, Object... details) {
        refusals.add(Refusal.of("ui", field, value, reason, details));
    }

    public List<Refusal> refusals() {
        return List.copyOf(refusals);
    }
}
