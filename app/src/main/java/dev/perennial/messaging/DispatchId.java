package dev.perennial.messaging;

import java.util.UUID;

public record DispatchId(UUID value) {
    public static DispatchId valueOf(String text) {
        return new DispatchId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
