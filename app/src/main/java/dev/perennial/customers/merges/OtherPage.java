package dev.perennial.customers.merges;

import dev.perennial.customers.merges.ComparisonPage.Person;
import dev.perennial.customers.profiles.Listing;
import dev.perennial.ui.View;
import java.util.List;

/// Looks for the other customer who may be the same.
///
/// @param q what was typed into the search
public record OtherPage(Person customer, String q, List<Listing.Line> found) implements View {}
