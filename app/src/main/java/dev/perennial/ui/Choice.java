package dev.perennial.ui;

import java.time.ZoneId;
import java.util.List;

/// One entry of a list to choose from.
public record Choice(String value, String label) {
    /// The time zones people live in, by the name of a city.
    public static List<Choice> zones() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.matches("(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*|UTC"))
                .sorted()
                .map(id -> new Choice(id, id.replace('_', ' ')))
                .toList();
    }
}
