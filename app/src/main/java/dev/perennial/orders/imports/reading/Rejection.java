package dev.perennial.orders.imports.reading;

/// Why a row cannot come in, as facts a sentence is made of.
///
/// @param column where it stands, counted from 1; 0 when it is the row as a whole
/// @param orderKey the order the row belongs to, empty when it cannot be told
/// @param value what stands there
public record Rejection(long line, int column, String orderKey, Reason reason, String value) {

    public enum Reason {
        DATE_MISSING,
        DATE_UNREADABLE,
        DATE_TOO_EARLY,
        DATE_IN_FUTURE,
        TIME_UNREADABLE,
        AMOUNT_MISSING,
        AMOUNT_UNREADABLE,
        AMOUNT_TOO_LARGE,
        QUANTITY_UNREADABLE,
        CURRENCY_UNKNOWN,
        ORDER_NUMBER_MISSING,
        TEXT_TOO_LONG,
        TOO_MANY_FIELDS,
        NOT_PAID,
        TWO_CUSTOMERS,
        TWO_DATES,
        TWO_TOTALS,
        TWO_CURRENCIES,
        COMPANION
    }
}
