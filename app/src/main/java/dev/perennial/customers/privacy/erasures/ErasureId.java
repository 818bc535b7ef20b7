package dev.perennial.customers.privacy.erasures;

import java.util.UUID;

/// Random, so that it says nothing about whom it was about.
public record ErasureId(UUID value) {
    public static ErasureId valueOf(String text) {
        return new ErasureId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
