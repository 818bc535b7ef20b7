package dev.perennial.customers.tasks;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Which follow-ups a list shows.
public enum Show {
    MINE,
    ALL,
    OVERDUE,
    DONE;

    /// What stands in the address; anything else is one's own.
    static Show of(@Nullable String text) {
        return Arrays.stream(values())
                .filter(show -> show.text().equals(text))
                .findFirst()
                .orElse(MINE);
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String href() {
        return "/customers/tasks?show=" + text();
    }
}
