package dev.perennial.imports;

/// How far a file is. The program works in some states and waits for a person in the others.
public enum ImportState {
    /// Stored; its layout is being guessed.
    UPLOADED,
    /// The layout waits to be confirmed.
    LAYOUT,
    /// Every row is read and checked.
    STAGING,
    /// Rows are put together, and found among what is known.
    SORTING,
    /// The dry run is done; what would happen waits to be confirmed.
    CHECKED,
    /// Customers are found or made.
    CUSTOMERS,
    /// The rows themselves are booked.
    BOOKING,
    DONE,
    UNDOING,
    UNDONE,
    /// No table could be read from it.
    UNREADABLE;

    public boolean isWorking() {
        return switch (this) {
            case UPLOADED, STAGING, SORTING, CUSTOMERS, BOOKING, UNDOING -> true;
            case LAYOUT, CHECKED, DONE, UNDONE, UNREADABLE -> false;
        };
    }

    /// Whether the file can no longer bring anybody in.
    public boolean isOver() {
        return this == DONE || this == UNDONE || this == UNREADABLE;
    }

    /// Whether something of it is booked or just being booked.
    boolean isInTheBooks() {
        return this == CUSTOMERS || this == BOOKING || this == DONE || this == UNDOING;
    }

    /// How its chip looks; the words on it say the same.
    public String css() {
        return switch (this) {
            case DONE -> "";
            case UNREADABLE -> "chip-harm";
            case LAYOUT, CHECKED -> "chip-clay";
            default -> "chip-gold";
        };
    }
}
