package dev.perennial.access;

import java.util.UUID;

public record StaffId(UUID value) {
    public static StaffId valueOf(String text) {
        return new StaffId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
