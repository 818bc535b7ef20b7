package dev.perennial.hours.week;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.hours.Hours;
import dev.perennial.ui.AccountItem;
import dev.perennial.ui.View;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping("/hours")
class WeekController {
    private static final int DAYS_AHEAD = 180;
    private static final int SHOWN = 8;

    private final Hours hours;
    private final CurrentStaff staff;
    private final Clock clock;

    WeekController(Hours hours, CurrentStaff staff, Clock clock) {
        this.hours = hours;
        this.staff = staff;
        this.clock = clock;
    }

    @Bean
    static AccountItem hoursInMenu() {
        return new AccountItem(16, "/hours", "hours.title", "clock");
    }

    @GetMapping
    View week(
            @RequestParam(name = "place", defaultValue = "") String chosen,
            @RequestParam(name = "week", defaultValue = "") String day) {
        var places = hours.places();
        var place = places.stream()
                .filter(it -> it.id().toString().equals(chosen))
                .findFirst()
                .orElse(places.getFirst());
        var calendar = hours.of(place.id());
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, place.zone());
        var coming = today.datesUntil(today.plusDays(DAYS_AHEAD))
                .filter(date -> calendar.special(date).isPresent())
                .limit(SHOWN)
                .map(date -> Day.of(calendar, date))
                .toList();
        return new WeekPage(
                places,
                place,
                calendar,
                now,
                read(day, today).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
                coming,
                hours.quiet(),
                staff.role().atLeast(Role.MANAGER),
                staff.role().atLeast(Role.OWNER));
    }

    private static LocalDate read(String text, LocalDate today) {
        try {
            var day = LocalDate.parse(text);
            return day.getYear() < 2000 || day.getYear() > 2200 ? today : day;
        } catch (DateTimeException _) {
            return today;
        }
    }
}
