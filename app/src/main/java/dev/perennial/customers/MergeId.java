package dev.perennial.customers;

import java.util.UUID;

/// One time that two customers turned out to be one.
public record MergeId(UUID value) {
    public static MergeId valueOf(String text) {
        return new MergeId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
