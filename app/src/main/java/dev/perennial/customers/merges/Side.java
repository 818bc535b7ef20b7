package dev.perennial.customers.merges;

/// Which of two customers something is taken from.
public enum Side {
    SURVIVOR,
    ABSORBED
}
