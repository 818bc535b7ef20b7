package dev.perennial.hours.holidays;

import static dev.perennial.ui.Words.number;
import static dev.perennial.ui.Words.t;

import dev.perennial.hours.PlaceId;
import dev.perennial.platform.OpeningHours;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One day that is not like its weekday, or several in a row, as typed.
///
/// @param from as `2026-12-24`
/// @param until the last of several days; empty for one
/// @param open when it is open all the same, as `9-12`; empty when it is closed
/// @param place a place's id, or empty for all
public record DayForm(String name, String from, String until, String open, String place, boolean everyYear) {
    private static final int LONGEST = 200;
    private static final int MOST_DAYS = 366;
    static final DayForm BLANK = new DayForm("", "", "", "", "", false);

    sealed interface Read {}

    record InOrder(Days days) implements Read {}

    /// @param mistakes input name to sentence
    record Unclear(Map<String, String> mistakes) implements Read {}

    /// @param place null for all
    record Days(
            String name,
            List<LocalDate> days,
            List<OpeningHours.Span> spans,
            boolean everyYear,
            @Nullable PlaceId place) {}

    static DayForm typed(Map<String, String> sent) {
        return new DayForm(
                sent.getOrDefault("name", "").strip(),
                sent.getOrDefault("from", "").strip(),
                sent.getOrDefault("until", "").strip(),
                sent.getOrDefault("open", "").strip(),
                sent.getOrDefault("place", ""),
                sent.containsKey("everyYear"));
    }

    /// @param chosen the place that was chosen, or null for all
    Read read(@Nullable PlaceId chosen) {
        var mistakes = new LinkedHashMap<String, String>();
        if (name.isEmpty()) mistakes.put("name", t("hours.day.name.missing"));
        else if (name.length() > LONGEST) mistakes.put("name", t("hours.long", number(LONGEST), number(name.length())));
        var first = day(from);
        var last = until.isEmpty() ? first : day(until);
        if (first.isEmpty()) mistakes.put("from", t("hours.day.wrong", from));
        if (last.isEmpty() && !until.isEmpty()) mistakes.put("until", t("hours.day.wrong", until));
        var spans = OpeningHours.read(DayOfWeek.MONDAY, open);
        if (spans.isEmpty()) mistakes.put("open", t("hours.spans.wrong", open));
        if (first.isPresent() && last.isPresent()) {
            var length = first.get().until(last.get(), ChronoUnit.DAYS) + 1;
            if (length < 1) mistakes.put("until", t("hours.day.until.before", until, from));
            else if (length > MOST_DAYS) mistakes.put("until", t("hours.day.until.far", number(MOST_DAYS)));
        }
        if (!mistakes.isEmpty()) return new Unclear(mistakes);
        var days =
                first.orElseThrow().datesUntil(last.orElseThrow().plusDays(1)).toList();
        return new InOrder(new Days(name, days, spans.orElseThrow(), everyYear, chosen));
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(it -> it.getYear() >= 1990 && it.getYear() <= 2200);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
