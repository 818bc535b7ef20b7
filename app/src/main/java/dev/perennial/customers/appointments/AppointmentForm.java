package dev.perennial.customers.appointments;

import static dev.perennial.ui.Words.number;
import static dev.perennial.ui.Words.t;

import dev.perennial.access.StaffId;
import dev.perennial.customers.contacts.Folding;
import dev.perennial.ui.Words;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An appointment as typed.
///
/// @param day as `2026-11-21`
/// @param time as `14:30`, by the business's clocks
/// @param which of the two, when the clocks are put back and a time comes twice: `FIRST` or `SECOND`
/// @param minutes how long it takes
/// @param with an account's id, or empty
public record AppointmentForm(
        String title, String day, String time, String which, String minutes, String place, String with, Remind remind) {
    static final int LONGEST_LINE = 200;
    private static final int LATEST_YEAR = 2200;

    sealed interface Read {}

    record InOrder(Appointment.Details details) implements Read {}

    /// @param mistakes input name to sentence
    record Unclear(Map<String, String> mistakes) implements Read {}

    static AppointmentForm typed(Map<String, String> sent) {
        return new AppointmentForm(
                sent.getOrDefault("title", ""),
                sent.getOrDefault("day", ""),
                sent.getOrDefault("time", ""),
                sent.getOrDefault("which", ""),
                sent.getOrDefault("minutes", ""),
                sent.getOrDefault("place", ""),
                sent.getOrDefault("with", ""),
                Remind.of(sent.get("remind")));
    }

    static AppointmentForm blank(LocalDate day) {
        return new AppointmentForm("", day.toString(), "", "", "60", "", "", Remind.AN_HOUR_BEFORE);
    }

    static AppointmentForm of(Appointment.Details known, ZoneId zone) {
        var start = known.startsAt().atZone(zone);
        var offsets = zone.getRules().getValidOffsets(start.toLocalDateTime());
        var which = offsets.size() < 2 ? "" : offsets.getFirst().equals(start.getOffset()) ? "FIRST" : "SECOND";
        return new AppointmentForm(
                known.title(),
                start.toLocalDate().toString(),
                start.toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString(),
                which,
                String.valueOf(known.minutes()),
                Objects.requireNonNullElse(known.place(), ""),
                known.with() == null ? "" : known.with().toString(),
                Remind.of(known.startsAt(), known.remindAt(), zone));
    }

    /// Whether the clocks show this time twice on this day, so that one has to say which is meant.
    public boolean comesTwice(ZoneId zone) {
        var wanted = wanted();
        return wanted != null && zone.getRules().getValidOffsets(wanted).size() > 1;
    }

    /// @param now appointments are made for what is to come
    /// @param member the account chosen, or nobody in particular
    Read read(ZoneId zone, Instant now, @Nullable StaffId member) {
        var mistakes = new LinkedHashMap<String, String>();
        var what = Folding.clean(title);
        if (what == null) mistakes.put("title", t("customers.appointment.title.empty"));
        else if (what.length() > LONGEST_LINE)
            mistakes.put("title", t("customers.appointment.long", number(LONGEST_LINE), number(what.length())));
        var where = Folding.clean(place);
        if (where != null && where.length() > LONGEST_LINE)
            mistakes.put("place", t("customers.appointment.long", number(LONGEST_LINE), number(where.length())));
        var start = start(zone, now, mistakes);
        var length = length(mistakes);
        if (what == null || start == null || !mistakes.isEmpty()) return new Unclear(mistakes);
        return new InOrder(new Appointment.Details(what, start, length, where, member, remind.at(start, zone)));
    }

    private @Nullable Instant start(ZoneId zone, Instant now, Map<String, String> mistakes) {
        var wanted = wanted();
        if (wanted == null) {
            if (date() == null) mistakes.put("day", t("customers.appointment.day.wrong", day));
            if (clock() == null) mistakes.put("time", t("customers.appointment.time.wrong", time));
            return null;
        }
        var offsets = zone.getRules().getValidOffsets(wanted);
        if (offsets.isEmpty()) {
            var gap = zone.getRules().getTransition(wanted);
            mistakes.put(
                    "time",
                    t(
                            "customers.appointment.time.skipped",
                            time.strip(),
                            Words.day(wanted.toLocalDate()),
                            gap.getDateTimeBefore().toLocalTime().toString(),
                            gap.getDateTimeAfter().toLocalTime().toString()));
            return null;
        }
        if (offsets.size() > 1 && !which.equals("FIRST") && !which.equals("SECOND")) {
            mistakes.put("which", t("customers.appointment.time.twice", time.strip(), Words.day(wanted.toLocalDate())));
            return null;
        }
        ZoneOffset offset = which.equals("SECOND") ? offsets.getLast() : offsets.getFirst();
        var start = wanted.toInstant(offset);
        if (start.isBefore(now)) {
            mistakes.put("day", t("customers.appointment.past", Words.day(wanted.toLocalDate()), time.strip()));
            return null;
        }
        return start;
    }

    private int length(Map<String, String> mistakes) {
        try {
            var length = Integer.parseInt(minutes.strip());
            if (length >= 5 && length <= 1440) return length;
        } catch (NumberFormatException _) {
            // said below
        }
        mistakes.put("minutes", t("customers.appointment.minutes.wrong", minutes));
        return 0;
    }

    private @Nullable LocalDateTime wanted() {
        var date = date();
        var clock = clock();
        return date == null || clock == null ? null : date.atTime(clock);
    }

    private @Nullable LocalDate date() {
        try {
            var date = LocalDate.parse(day.strip());
            return date.getYear() >= 1900 && date.getYear() <= LATEST_YEAR ? date : null;
        } catch (DateTimeException _) {
            return null;
        }
    }

    private @Nullable LocalTime clock() {
        try {
            return LocalTime.parse(time.strip()).truncatedTo(ChronoUnit.MINUTES);
        } catch (DateTimeException _) {
            return null;
        }
    }
}
