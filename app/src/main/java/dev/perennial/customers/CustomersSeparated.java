package dev.perennial.customers;

/// Two customers that had been merged are two again; `absorbed` is back under its own id.
public record CustomersSeparated(MergeId merge, CustomerId survivor, CustomerId absorbed) {}
