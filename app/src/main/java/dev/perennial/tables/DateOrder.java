package dev.perennial.tables;

/// Which comes first when a date is written in figures with the year at its end: 3/4/2026.
public enum DateOrder {
    DAY_FIRST,
    MONTH_FIRST
}
