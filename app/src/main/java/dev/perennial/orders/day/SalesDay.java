package dev.perennial.orders.day;

import java.time.LocalDate;

/// What was sold on a day.
///
/// @param revenueMinor in the business's currency, less what was given back that day
/// @param squares the sum of the squared amounts, which says how much one purchase more or less matters
/// @param buyers customers known by name who bought
/// @param returning those of them who had bought on an earlier day
record SalesDay(LocalDate day, long purchases, long revenueMinor, double squares, long buyers, long returning) {

    long newCustomers() {
        return buyers - returning;
    }

    double returningShare() {
        return buyers == 0 ? 0 : (double) returning / buyers;
    }
}
