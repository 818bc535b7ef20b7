package dev.perennial.customers.encounters;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How it went, in one tap.
public enum Outcome {
    WELL("mood-smile"),
    SO_SO("mood-neutral"),
    UNHAPPY("mood-sad"),
    MISSED("ban");

    private final String icon;

    Outcome(String icon) {
        this.icon = icon;
    }

    static Optional<Outcome> of(@Nullable String text) {
        return Arrays.stream(values()).filter(it -> it.name().equals(text)).findFirst();
    }

    public String icon() {
        return icon;
    }
}
