package dev.perennial.today.cards;

import dev.perennial.access.StaffId;
import dev.perennial.today.Decision;
import dev.perennial.today.TodayItem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.WeekFields;
import java.util.List;
import java.util.Locale;

/// What the buttons of a card offer.
public enum Choice {
    DONE,
    DISMISSED,
    TOMORROW,
    IN_THREE_DAYS,
    NEXT_WEEK;

    public static final List<Choice> LATER = List.of(TOMORROW, IN_THREE_DAYS, NEXT_WEEK);

    /// The message key of the button's word.
    public String label() {
        return "today.card." + name().toLowerCase(Locale.ROOT);
    }

    /// @param zone where the business counts its days
    /// @param locale says on which day a week begins
    Decision about(TodayItem item, StaffId by, Instant at, ZoneId zone, Locale locale) {
        var today = LocalDate.ofInstant(at, zone);
        return switch (this) {
            case DONE -> Decision.done(item, by, at);
            case DISMISSED -> Decision.dismissed(item, by, at);
            case TOMORROW -> Decision.snoozed(item, today.plusDays(1), by, at);
            case IN_THREE_DAYS -> Decision.snoozed(item, today.plusDays(3), by, at);
            case NEXT_WEEK -> {
                var weekBegins = WeekFields.of(locale).getFirstDayOfWeek();
                yield Decision.snoozed(item, today.with(TemporalAdjusters.next(weekBegins)), by, at);
            }
        };
    }
}
