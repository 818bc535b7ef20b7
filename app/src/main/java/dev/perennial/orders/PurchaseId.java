package dev.perennial.orders;

import java.util.UUID;

public record PurchaseId(UUID value) {
    public static PurchaseId valueOf(String text) {
        return new PurchaseId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
