package dev.perennial.customers.encounters;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How somebody was met.
public enum Kind {
    CALLED("phone"),
    VISITED_US("building-store"),
    WE_VISITED("map-pin");

    private final String icon;

    Kind(String icon) {
        this.icon = icon;
    }

    static Optional<Kind> of(@Nullable String text) {
        return Arrays.stream(values()).filter(kind -> kind.name().equals(text)).findFirst();
    }

    public String icon() {
        return icon;
    }

    /// The kind of its activities on the timeline.
    String activity() {
        return "customers." + name().toLowerCase(Locale.ROOT);
    }

    /// Who comes to the shop is there.
    List<Outcome> outcomes() {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> this != VISITED_US || outcome != Outcome.MISSED)
                .toList();
    }
}
