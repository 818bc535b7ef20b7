package dev.perennial.customers;

import java.util.UUID;

public record CustomerId(UUID value) {
    public static CustomerId valueOf(String text) {
        return new CustomerId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
