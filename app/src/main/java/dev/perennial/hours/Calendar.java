package dev.perennial.hours;

import dev.perennial.platform.OpeningHours;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// When one place is open, for ever: counts open time and finds deadlines. A plain value that knows no database and
/// may be asked by many at once; it does not hear of hours that change later, so ask [Hours] for a new one each time.
///
/// Opening hours are times on the clock of the place. A span opens and closes when that clock first shows the time, so
/// a night on which the clocks change is an hour shorter or longer where the doors stand open through it. A span
/// belongs to the day on which it begins: what runs past midnight into a holiday still runs. Spans that overlap count
/// once. Without any weekly hours the place is always open, but for its special days.
public final class Calendar {
    private static final int LAST_YEAR = 9999;
    private static final int YEARS_AHEAD = 3;

    private final ZoneId zone;
    private final OpeningHours weekly;
    private final SpecialDays special;
    private final QuietHours quiet;
    private final Map<Integer, OpenYear> years = new ConcurrentHashMap<>();

    public Calendar(ZoneId zone, OpeningHours weekly, SpecialDays special, QuietHours quiet) {
        this.zone = zone;
        this.weekly = weekly;
        this.special = special;
        this.quiet = quiet;
    }

    public static Calendar alwaysOpen(ZoneId zone) {
        return new Calendar(zone, OpeningHours.NONE, SpecialDays.NONE, QuietHours.NONE);
    }

    public ZoneId zone() {
        return zone;
    }

    /// Whether there are weekly hours; a place without any counts as open day and night.
    public boolean hasWeeklyHours() {
        return !weekly.spans().isEmpty();
    }

    public Optional<SpecialDay> special(LocalDate day) {
        return special.on(day);
    }

    /// The spans that begin on a day, as they are written, the earliest first.
    public List<OpenSpan> spans(LocalDate day) {
        return special.on(day).map(SpecialDay::spans).orElseGet(() -> usual(day)).stream()
                .sorted(Comparator.comparing(OpenSpan::opens))
                .toList();
    }

    public boolean isOpen(Instant at) {
        return year(at).isOpen(at);
    }

    /// The open time between two moments; less than nothing when the second is the earlier one.
    public Duration elapsed(Instant from, Instant to) {
        if (to.isBefore(from)) return elapsed(to, from).negated();
        var first = numberOf(from);
        var last = numberOf(to);
        var open = year(last).upTo(to).minus(year(first).upTo(from));
        for (var year = first; year < last; year++) open = open.plus(year(year).total());
        return open;
    }

    /// The first moment by which this much open time has passed. With no time at all it is the moment itself, open or
    /// not; an hour added an hour before closing ends at closing, not at the next opening.
    ///
    /// @throws IllegalArgumentException when the time is less than nothing
    public Instant add(Instant from, Duration open) {
        if (open.isNegative()) throw new IllegalArgumentException("open time to add is negative: " + open);
        if (open.isZero()) return from;
        var year = numberOf(from);
        var left = open.plus(year(year).upTo(from));
        while (left.compareTo(year(year).total()) > 0) {
            left = left.minus(year(year).total());
            if (++year > LAST_YEAR) throw new DateTimeException("there is never that much open time: " + open);
        }
        return year(year).after(left);
    }

    /// The first moment not before this one at which it is open: this one, when it is. Nothing when it does not open
    /// in the next years.
    public Optional<Instant> nextOpening(Instant at) {
        if (isOpen(at)) return Optional.of(at);
        for (var year = numberOf(at); year <= numberOf(at) + YEARS_AHEAD; year++) {
            var opens = year(year).opensAfter(at);
            if (opens < Long.MAX_VALUE) return Optional.of(Instant.ofEpochSecond(opens));
        }
        return Optional.empty();
    }

    /// The first moment not before this one at which it is closed: this one, when it is. Nothing when it does not
    /// close in the next years.
    public Optional<Instant> nextClosing(Instant at) {
        var closed = at;
        while (isOpen(closed)) {
            if (numberOf(closed) > numberOf(at) + YEARS_AHEAD) return Optional.empty();
            closed = Instant.ofEpochSecond(year(closed).closesAfter(closed));
        }
        return Optional.of(closed);
    }

    /// The first moment not before this one at which somebody at this place may be disturbed.
    public Instant notBefore(Instant at) {
        return quiet.notBefore(at, zone);
    }

    /// The same for somebody elsewhere, by their own clocks.
    public Instant notBefore(Instant at, ZoneId theirs) {
        return quiet.notBefore(at, theirs);
    }

    private List<OpenSpan> usual(LocalDate day) {
        if (!hasWeeklyHours()) return List.of(OpenSpan.WHOLE_DAY);
        return weekly.on(day.getDayOfWeek()).stream()
                .map(span -> new OpenSpan(span.opens(), span.closes()))
                .toList();
    }

    private static int numberOf(Instant at) {
        return at.atOffset(ZoneOffset.UTC).getYear();
    }

    private OpenYear year(Instant at) {
        return year(numberOf(at));
    }

    private OpenYear year(int number) {
        return years.computeIfAbsent(number, this::draw);
    }

    private OpenYear draw(int year) {
        var start = startOf(year);
        var end = startOf(year + 1);
        var first = LocalDate.ofInstant(start, zone).minusDays(2);
        var last = LocalDate.ofInstant(end, zone).plusDays(1);
        var stretches = new ArrayList<OpenYear.Stretch>();
        for (var day = first; !day.isAfter(last); day = day.plusDays(1))
            for (var span : spans(day)) stretches.add(stretch(day, span));
        stretches.sort(Comparator.comparingLong(OpenYear.Stretch::from));
        return new OpenYear(stretches, start.getEpochSecond(), end.getEpochSecond());
    }

    private OpenYear.Stretch stretch(LocalDate day, OpenSpan span) {
        var closing = span.runsPastMidnight() ? day.plusDays(1) : day;
        return new OpenYear.Stretch(
                WallClock.first(day.atTime(span.opens()), zone.getRules()).getEpochSecond(),
                WallClock.first(closing.atTime(span.closes()), zone.getRules()).getEpochSecond());
    }

    private static Instant startOf(int year) {
        return LocalDate.of(year, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
