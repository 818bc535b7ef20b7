package dev.perennial.customers;

import java.util.List;

/// What a module holds of people, table by table. Access, erasure and merging work through these alone, and a test
/// fails when a column that names a customer is in nobody's list; Spring injects them all.
public interface PersonalData {
    /// Every table of the module with a column that names a customer.
    List<HeldTable> tables();
}
