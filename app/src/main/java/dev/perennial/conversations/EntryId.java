package dev.perennial.conversations;

import java.util.UUID;

public record EntryId(UUID value) {
    public static EntryId valueOf(String text) {
        return new EntryId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
