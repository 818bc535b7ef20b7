package dev.perennial.platform;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The weekly hours a business is open; a day may have several spans, or none. A span that ends at or before
/// its start runs past midnight.
public record OpeningHours(List<Span> spans) {
    public static final OpeningHours NONE = new OpeningHours(List.of());

    private static final Pattern WRITTEN =
            Pattern.compile("(\\d{1,2}(?:[:.]\\d{2})?)\\s*[-–]\\s*(\\d{1,2}(?:[:.]\\d{2})?)");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm");

    public record Span(DayOfWeek day, LocalTime opens, LocalTime closes) {
        private int minutes() {
            var length = (closes.toSecondOfDay() - opens.toSecondOfDay()) / 60;
            return length > 0 ? length : length + 24 * 60;
        }
    }

    public List<Span> on(DayOfWeek day) {
        return spans.stream().filter(span -> span.day() == day).toList();
    }

    /// A day as people write it: “08:00-12:00, 14:30-18:00”; empty when it is closed.
    public String written(DayOfWeek day) {
        return on(day).stream().map(span -> span.opens() + "-" + span.closes()).collect(Collectors.joining(", "));
    }

    /// Reads what [#written] writes, and “8-12; 14.30 – 18” too; empty text is a closed day, “0-24” a whole one. Of
    /// two spans that begin together the longer one is meant. Nothing when it cannot be read.
    public static Optional<List<Span>> read(DayOfWeek day, String text) {
        if (text.isBlank()) return Optional.of(List.of());
        var spans = new ArrayList<Span>();
        for (var part : text.split("[,;]")) {
            var match = WRITTEN.matcher(part.strip());
            if (!match.matches()) return Optional.empty();
            try {
                var span = new Span(day, time(match.group(1)), time(match.group(2)));
                var twin = spans.stream()
                        .filter(it -> it.opens().equals(span.opens()))
                        .findFirst();
                if (twin.filter(it -> it.minutes() >= span.minutes()).isPresent()) continue;
                twin.ifPresent(spans::remove);
                spans.add(span);
            } catch (DateTimeParseException _) {
                return Optional.empty();
            }
        }
        spans.sort(Comparator.comparing(Span::opens));
        return Optional.of(List.copyOf(spans));
    }

    private static LocalTime time(String text) {
        var dotted = text.replace('.', ':');
        var whole = dotted.contains(":") ? dotted : dotted + ":00";
        return whole.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(whole, TIME);
    }
}
