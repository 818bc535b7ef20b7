package dev.perennial.hours.holidays;

import dev.perennial.hours.Place;
import dev.perennial.ui.Choice;
import dev.perennial.ui.View;
import java.util.List;
import java.util.Map;

/// @param mistakes input name to sentence
public record HolidaysPage(List<Holiday> days, List<Place> places, DayForm form, Map<String, String> mistakes)
        implements View {
    @Override
    public int status() {
        return mistakes.isEmpty() ? 200 : 422;
    }

    public List<Choice> choices() {
        return places.stream()
                .map(place -> new Choice(place.id().toString(), place.name()))
                .toList();
    }
}
