package dev.perennial.customers.encounters;

import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// When to call again.
public enum Next {
    NEVER,
    TOMORROW,
    IN_A_WEEK,
    IN_A_MONTH;

    static Next of(@Nullable String text) {
        return Arrays.stream(values())
                .filter(it -> it.name().equals(text))
                .findFirst()
                .orElse(NEVER);
    }

    LocalDate from(LocalDate today) {
        return switch (this) {
            case NEVER -> throw new IllegalStateException("nothing follows");
            case TOMORROW -> today.plusDays(1);
            case IN_A_WEEK -> today.plusWeeks(1);
            case IN_A_MONTH -> today.plusMonths(1);
        };
    }
}
