package dev.perennial.hours.holidays;

import static dev.perennial.ui.Words.day;
import static dev.perennial.ui.Words.t;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.hours.Hours;
import dev.perennial.hours.Place;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.View;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/hours/holidays")
class HolidaysController {
    private final Hours hours;
    private final Holidays holidays;
    private final CurrentStaff staff;
    private final Clock clock;

    HolidaysController(Hours hours, Holidays holidays, CurrentStaff staff, Clock clock) {
        this.hours = hours;
        this.holidays = holidays;
        this.staff = staff;
        this.clock = clock;
    }

    @GetMapping
    View index() {
        staff.require(Role.MANAGER);
        return page(DayForm.BLANK, Map.of());
    }

    @PostMapping
    Object enter(@RequestParam Map<String, String> sent, RedirectAttributes after) {
        staff.require(Role.MANAGER);
        var form = DayForm.typed(sent);
        var place = hours.places().stream()
                .map(Place::id)
                .filter(it -> it.toString().equals(form.place()))
                .findFirst()
                .orElse(null);
        return switch (form.read(place)) {
            case DayForm.Unclear(var mistakes) -> page(form, mistakes);
            case DayForm.InOrder(var days) -> {
                var taken = holidays.taken(days);
                if (taken.isPresent())
                    yield page(
                            form,
                            Map.of(
                                    "from",
                                    t(
                                            "hours.day.taken",
                                            day(taken.get().day()),
                                            taken.get().name())));
                holidays.enter(days);
                Notice.done(t("hours.day.entered", days.name(), days.days().size()))
                        .after(after);
                yield Redirect.to("/hours/holidays");
            }
        };
    }

    @PostMapping("/{id}/removal")
    Redirect remove(@PathVariable UUID id, RedirectAttributes after) {
        staff.require(Role.MANAGER);
        holidays.remove(id);
        Notice.done(t("hours.day.removed")).after(after);
        return Redirect.to("/hours/holidays");
    }

    private View page(DayForm form, Map<String, String> mistakes) {
        var places = hours.places();
        var today = LocalDate.ofInstant(clock.instant(), places.getFirst().zone());
        return new HolidaysPage(holidays.from(today), places, form, mistakes);
    }
}
