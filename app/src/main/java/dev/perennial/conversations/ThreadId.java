package dev.perennial.conversations;

import java.util.UUID;

public record ThreadId(UUID value) {
    public static ThreadId valueOf(String text) {
        return new ThreadId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
