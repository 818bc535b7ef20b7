package dev.perennial.conversations.promises;

import static dev.perennial.ui.Words.t;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// A length of open time as people write and say it.
public final class OpenTime {
    private static final Pattern HOURS = Pattern.compile("(\\d{1,4})(?::([0-5]\\d))?\\s*(?:h|hours?)?");
    private static final Pattern MINUTES = Pattern.compile("(\\d{1,4})\\s*(?:m|min|minutes?)");

    private OpenTime() {}

    /// “4”, “1:30”, “4 h”, “30 min”; nothing when it is none of these, or no time at all.
    static Optional<Duration> read(String text) {
        var minutes = MINUTES.matcher(text);
        if (minutes.matches()) return some(Duration.ofMinutes(Long.parseLong(minutes.group(1))));
        var hours = HOURS.matcher(text);
        if (!hours.matches()) return Optional.empty();
        var rest = hours.group(2) == null ? 0 : Long.parseLong(hours.group(2));
        return some(Duration.ofHours(Long.parseLong(hours.group(1))).plusMinutes(rest));
    }

    private static Optional<Duration> some(Duration time) {
        return Optional.of(time).filter(Duration::isPositive);
    }

    /// As [#read] takes it.
    static String written(Duration time) {
        return "%d:%02d".formatted(time.toHours(), time.toMinutesPart());
    }

    /// “1 h 30 min”; what is less than a minute is said as one.
    public static String said(Duration time) {
        var minutes = Math.max(1, Math.round(time.toSeconds() / 60.0));
        if (minutes < 60) return t("conversations.promises.minutes", minutes);
        if (minutes % 60 == 0) return t("conversations.promises.hours", minutes / 60);
        return t("conversations.promises.hoursAndMinutes", minutes / 60, minutes % 60);
    }
}
