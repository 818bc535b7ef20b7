package dev.perennial.conversations;

import java.util.UUID;

public record VisitorId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
