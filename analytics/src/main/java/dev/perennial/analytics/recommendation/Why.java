package dev.perennial.analytics.recommendation;

/// Why an item is recommended.
public sealed interface Why {
    /// The customer bought it on so many days, on average every so many days, and last so many days ago.
    record Rhythm(int times, double everyDays, int lastDaysAgo) implements Why {}

    /// The customer bought it once, so many days ago.
    record Once(int daysAgo) implements Why {}

    /// The customer buys `because`, and of `buyers` people who do, `both` bought this too.
    record Alike(int because, int both, int buyers) implements Why {}

    /// So many people bought it in so many days; said when nothing is known of the customer.
    record Popular(int buyers, int days) implements Why {}
}
