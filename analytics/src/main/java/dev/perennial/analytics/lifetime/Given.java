package dev.perennial.analytics.lifetime;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;

/// Refuses histories and times that no customer can have.
final class Given {
    private Given() {}

    static void history(int x, double tx, double age) {
        if (x < 0 || x > RfmSummary.LONGEST)
            throw new UnusableData(
                    Reason.OUT_OF_RANGE, "a frequency of %d is not between 0 and %d".formatted(x, RfmSummary.LONGEST));
        if (!(tx >= 0 && tx <= age && age < Double.POSITIVE_INFINITY))
            throw new UnusableData(
                    Reason.CONTRADICTION,
                    "a recency of %s and an age of %s: 0 ≤ recency ≤ age is needed, both finite".formatted(tx, age));
    }

    /// For what a living customer does next, where the recency does not matter.
    static void future(double horizon, int x, double age) {
        horizon(horizon);
        history(x, 0, age);
    }

    static void horizon(double horizon) {
        if (!(horizon >= 0 && horizon < Double.POSITIVE_INFINITY))
            throw new UnusableData(
                    Reason.OUT_OF_RANGE, "a horizon of %s is not a finite number of 0 or more".formatted(horizon));
    }

    static void discount(double discount) {
        if (!(discount >= 0 && discount < Double.POSITIVE_INFINITY))
            throw new UnusableData(
                    Reason.OUT_OF_RANGE,
                    "a discount rate of %s is not a finite number of 0 or more".formatted(discount));
    }

    static void count(int count) {
        if (count < 0)
            throw new UnusableData(Reason.OUT_OF_RANGE, "%d purchases: 0 or more are needed".formatted(count));
    }
}
