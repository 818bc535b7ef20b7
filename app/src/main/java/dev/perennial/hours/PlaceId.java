package dev.perennial.hours;

import java.util.UUID;

public record PlaceId(UUID value) {
    /// The business itself, the first of its places.
    public static final PlaceId BUSINESS = new PlaceId(new UUID(0, 1));

    public static PlaceId valueOf(String text) {
        return new PlaceId(UUID.fromString(text));
    }

    public boolean isBusiness() {
        return equals(BUSINESS);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
