package dev.perennial.insights.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What a run saw of the business as a whole; money in its currency, minor units, refunds taken off.
///
/// @param asOf the last day with a purchase; silence is counted up to it
/// @param purchaseDays one per customer and day, however often somebody bought on it
/// @param unpriced purchases in a currency without a rate, left out of all money
/// @param gapDays the middle pause between two purchases of a customer
/// @param horizonDays how far ahead risk looks; nine in ten pauses are shorter
/// @param settled customers known for at least the horizon, and how many of them bought again within it
/// @param topFifthShare the share of the revenue that the best fifth of the customers bring
/// @param lacks what was missing for a model, or null when one was made
public record Picture(
        @Nullable LocalDate firstDay,
        @Nullable LocalDate asOf,
        long customers,
        long returning,
        long purchaseDays,
        long purchases,
        long anonymous,
        long anonymousMinor,
        long unpriced,
        long revenueMinor,
        @Nullable Double gapDays,
        int horizonDays,
        long settled,
        long settledReturned,
        @Nullable Double topFifthShare,
        @Nullable Double gini,
        long slipping,
        long slippingMinor,
        long lost,
        @Nullable Lack lacks) {

    /// What a model needs and this history has not.
    public enum Lack {
        PURCHASES,
        RETURNING,
        WEEKS
    }

    /// Fewer returning customers than this say nothing about the next one.
    public static final int ENOUGH_RETURNING = 20;

    public static final int ENOUGH_WEEKS = 8;

    public boolean modelled() {
        return lacks == null;
    }

    public boolean empty() {
        return customers == 0;
    }

    public long weeks() {
        return firstDay == null || asOf == null ? 0 : (asOf.toEpochDay() - firstDay.toEpochDay() + 1) / 7;
    }

    /// Of those known long enough, the share that bought a second time within the horizon.
    public double returnShare() {
        return settled == 0 ? 0 : (double) settledReturned / settled;
    }
}
