package dev.perennial.hours.places;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.hours.Hours;
import dev.perennial.hours.Place;
import dev.perennial.hours.PlaceId;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.View;
import java.util.Map;
import java.util.NoSuchElementException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/hours/places")
class PlacesController {
    private final Hours hours;
    private final Places places;
    private final CurrentStaff staff;

    PlacesController(Hours hours, Places places, CurrentStaff staff) {
        this.hours = hours;
        this.places = places;
        this.staff = staff;
    }

    @GetMapping("/new")
    View blank() {
        staff.require(Role.OWNER);
        return new PlacePage(null, PlaceForm.blank(hours.places().getFirst().zone()), Map.of());
    }

    @GetMapping("/{id}")
    View show(@PathVariable PlaceId id) {
        staff.require(Role.OWNER);
        var place = get(id);
        return new PlacePage(id, PlaceForm.of(place, hours.weekly(id)), Map.of());
    }

    @PostMapping
    Object open(@RequestParam Map<String, String> fields, RedirectAttributes after) {
        staff.require(Role.OWNER);
        var form = new PlaceForm(fields);
        return switch (form.read()) {
            case PlaceForm.Unclear(var mistakes) -> new PlacePage(null, form, mistakes);
            case PlaceForm.InOrder wanted
            when places.named(wanted.name()).isPresent() -> new PlacePage(null, form, taken(wanted));
            case PlaceForm.InOrder wanted -> saved(places.open(wanted), after);
        };
    }

    @PostMapping("/{id}")
    Object change(@PathVariable PlaceId id, @RequestParam Map<String, String> fields, RedirectAttributes after) {
        staff.require(Role.OWNER);
        get(id);
        var form = new PlaceForm(fields);
        return switch (form.read()) {
            case PlaceForm.Unclear(var mistakes) -> new PlacePage(id, form, mistakes);
            case PlaceForm.InOrder wanted
            when places.named(wanted.name())
                    .filter(it -> !it.equals(id.value()))
                    .isPresent() -> new PlacePage(id, form, taken(wanted));
            case PlaceForm.InOrder wanted -> {
                if (!places.change(id, wanted)) throw new NoSuchElementException("no place " + id);
                yield saved(id, after);
            }
        };
    }

    @PostMapping("/{id}/removal")
    Redirect giveUp(@PathVariable PlaceId id, RedirectAttributes after) {
        staff.require(Role.OWNER);
        var place = get(id);
        places.giveUp(id);
        Notice.done(t("hours.place.removed", place.name())).after(after);
        return Redirect.to("/hours");
    }

    private Place get(PlaceId id) {
        return hours.places().stream()
                .filter(it -> it.id().equals(id) && !id.isBusiness())
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no place " + id));
    }

    private static Map<String, String> taken(PlaceForm.InOrder wanted) {
        return Map.of("name", t("hours.place.name.taken", wanted.name()));
    }

    private static Redirect saved(PlaceId id, RedirectAttributes after) {
        Notice.done(t("hours.saved")).after(after);
        return Redirect.to("/hours?place=" + id);
    }
}
