package dev.perennial.customers;

import java.util.List;
import java.util.Map;

/// What a module holds of people, table by table. Access, erasure and merging work through these alone, and a test
/// fails when a column that names a customer, or may carry what somebody wrote, is in nobody's list; Spring injects
/// them all.
public interface PersonalData {
    /// Every table of the module with a column that names a customer.
    List<HeldTable> tables();

    /// What is told of a person beyond those tables: the profile itself, lines that hang on a purchase.
    default List<Telling> tellings() {
        return List.of();
    }

    /// Why the module thinks what it thinks of a person, in whole sentences.
    default List<String> reasons(CustomerId customer) {
        return List.of();
    }

    /// Columns that name nobody and may have caught something about a person all the same.
    default List<HeldText> texts() {
        return List.of();
    }

    /// What is kept for a time only.
    default List<Retained> retained() {
        return List.of();
    }

    /// Columns of text that never hold anything about a person, each with the reason: `orders.product.name`, or
    /// `insights.fit` for all of a table.
    default Map<String, String> nobody() {
        return Map.of();
    }
}
