package dev.perennial.today.page;

import java.time.LocalTime;
import java.util.Locale;

/// How one greets at this time of day.
public enum Greeting {
    MORNING,
    AFTERNOON,
    EVENING;

    static Greeting at(LocalTime time) {
        if (time.getHour() < 4 || time.getHour() >= 18) return EVENING;
        return time.getHour() < 12 ? MORNING : AFTERNOON;
    }

    public String message() {
        return "today.greeting." + name().toLowerCase(Locale.ROOT);
    }
}
