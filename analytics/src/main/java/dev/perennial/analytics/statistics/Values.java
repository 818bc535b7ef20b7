package dev.perennial.analytics.statistics;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;

/// Refuses columns of numbers that no statistic can answer for.
public final class Values {
    private Values() {}

    /// @throws UnusableData when there are no values or one is NaN or infinite; `what` names them in
    /// the message
    public static void finite(String what, double... values) {
        if (values.length == 0)
            throw new UnusableData(Reason.EMPTY, "%s: no values, at least one is needed".formatted(what));
        for (var i = 0; i < values.length; i++)
            if (!Double.isFinite(values[i]))
                throw new UnusableData(
                        Reason.NOT_FINITE, "%s: value %d is %s, not a number".formatted(what, i, values[i]));
    }

    /// @throws UnusableData also when there are fewer than `least` values
    public static void atLeast(int least, String what, double... values) {
        finite(what, values);
        if (values.length < least)
            throw new UnusableData(
                    Reason.TOO_LITTLE, "%s: %d values, at least %d are needed".formatted(what, values.length, least));
    }

    /// @throws UnusableData when two columns that describe the same rows differ in length
    public static void sameLength(String what, int one, int other) {
        if (one != other)
            throw new UnusableData(Reason.LENGTHS_DIFFER, "%s: %d values but %d".formatted(what, one, other));
    }
}
