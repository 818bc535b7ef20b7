package dev.perennial.messaging;

import java.util.UUID;

public record AccountId(UUID value) {
    public static AccountId valueOf(String text) {
        return new AccountId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
