package dev.perennial.customers;

/// Two customers turned out to be one: everything of the absorbed one is the survivor's now.
public record CustomersMerged(MergeId merge, CustomerId survivor, CustomerId absorbed) {}
