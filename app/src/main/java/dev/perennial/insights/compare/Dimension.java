package dev.perennial.insights.compare;

/// By what groups are told apart.
public enum Dimension {
    PLACE(false),
    CHANNEL(false),
    PRODUCT(false),
    /// The system an answer came from.
    ASKED_BY(false),
    MONTH(false),
    SOURCE(true),
    AGE(true),
    VALUE(true),
    NEW_OR_RETURNING(true);

    private final boolean ofCustomer;

    Dimension(boolean ofCustomer) {
        this.ofCustomer = ofCustomer;
    }

    /// Whether only somebody known can belong to a group.
    boolean isOfCustomer() {
        return ofCustomer;
    }

    /// Anything else is places.
    static Dimension of(String text) {
        for (var each : values()) if (each.name().equals(text)) return each;
        return PLACE;
    }
}
