package dev.perennial.hours.places;

import static dev.perennial.ui.Words.number;
import static dev.perennial.ui.Words.t;

import dev.perennial.hours.Place;
import dev.perennial.platform.OpeningHours;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// A place as somebody typed it; its hours as people write them, a line for each day of the week.
public record PlaceForm(Map<String, String> fields) {
    private static final int LONGEST = 100;

    sealed interface Read {}

    record InOrder(String name, ZoneId zone, OpeningHours weekly) implements Read {}

    /// @param mistakes input name to sentence
    record Unclear(Map<String, String> mistakes) implements Read {}

    static PlaceForm blank(ZoneId zone) {
        return new PlaceForm(Map.of("zone", zone.getId()));
    }

    static PlaceForm of(Place place, OpeningHours weekly) {
        var fields = new HashMap<String, String>();
        fields.put("name", place.name());
        fields.put("zone", place.zone().getId());
        for (var day : DayOfWeek.values()) fields.put(field(day), weekly.written(day));
        return new PlaceForm(fields);
    }

    public static String field(DayOfWeek day) {
        return "hours" + day.getValue();
    }

    public String get(String field) {
        return fields.getOrDefault(field, "").strip();
    }

    Read read() {
        var mistakes = new LinkedHashMap<String, String>();
        var name = get("name");
        if (name.isEmpty()) mistakes.put("name", t("hours.place.name.missing"));
        else if (name.length() > LONGEST) mistakes.put("name", t("hours.long", number(LONGEST), number(name.length())));
        if (!ZoneId.getAvailableZoneIds().contains(get("zone")))
            mistakes.put("zone", t("hours.place.zone.wrong", get("zone")));
        var spans = new ArrayList<OpeningHours.Span>();
        for (var day : DayOfWeek.values())
            OpeningHours.read(day, get(field(day)))
                    .ifPresentOrElse(
                            spans::addAll, () -> mistakes.put(field(day), t("hours.spans.wrong", get(field(day)))));
        return mistakes.isEmpty()
                ? new InOrder(name, ZoneId.of(get("zone")), new OpeningHours(spans))
                : new Unclear(mistakes);
    }
}
