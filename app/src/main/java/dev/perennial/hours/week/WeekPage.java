package dev.perennial.hours.week;

import static dev.perennial.ui.Words.fullDay;
import static dev.perennial.ui.Words.t;
import static dev.perennial.ui.Words.timeOfDay;

import dev.perennial.hours.Calendar;
import dev.perennial.hours.Place;
import dev.perennial.hours.QuietHours;
import dev.perennial.ui.View;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// The hours of one place in one week.
///
/// @param monday the first day of the week that is looked at
/// @param coming special days from today on, however far from that week
/// @param mayChange whether the reader is a manager
/// @param owns whether the reader is the owner
public record WeekPage(
        List<Place> places,
        Place place,
        Calendar calendar,
        Instant now,
        LocalDate monday,
        List<Day> coming,
        QuietHours quiet,
        boolean mayChange,
        boolean owns)
        implements View {

    public List<Day> days() {
        return monday.datesUntil(monday.plusWeeks(1))
                .map(date -> Day.of(calendar, date))
                .toList();
    }

    public LocalDate today() {
        return LocalDate.ofInstant(now, place.zone());
    }

    public boolean isThisWeek() {
        return !today().isBefore(monday) && today().isBefore(monday.plusWeeks(1));
    }

    public String href(LocalDate week) {
        return "/hours?place=" + place.id() + "&week=" + week;
    }

    /// Whether it is open now and until when, as one would say it on the telephone.
    public String state() {
        var isOpen = calendar.isOpen(now);
        var change = isOpen ? calendar.nextClosing(now) : calendar.nextOpening(now);
        if (change.isEmpty()) return t(isOpen ? "hours.now.always" : "hours.now.never");
        var at = change.get().atZone(place.zone());
        var time = timeOfDay(at.toLocalTime());
        var stem = isOpen ? "hours.now.open" : "hours.now.closed";
        return at.toLocalDate().equals(today())
                ? t(stem + ".today", time)
                : t(stem + ".later", fullDay(at.toLocalDate()), time);
    }
}
