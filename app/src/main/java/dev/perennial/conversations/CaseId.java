package dev.perennial.conversations;

import java.util.UUID;

public record CaseId(UUID value) {
    public static CaseId valueOf(String text) {
        return new CaseId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
