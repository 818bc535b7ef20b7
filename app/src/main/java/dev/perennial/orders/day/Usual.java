package dev.perennial.orders.day;

import dev.perennial.today.DayFigures.Course;
import java.util.stream.DoubleStream;

/// What is usual for a figure, learned from a few earlier days of the same kind: the range in which chance alone
/// leaves 99 of 100 further days (a prediction interval by Student's t). Four figures a morning then cry wolf
/// about once a month.
///
/// @param middle the mean of the earlier days
/// @param reach how far above or below it chance may lead
/// @param days how many earlier days were looked at
record Usual(double middle, double reach, int days) {
    /// With fewer days the range is too wide to say anything.
    static final int FEWEST = 6;

    /// The 99.5 % quantile of Student's t with 5, 6 and 7 degrees of freedom.
    private static final double[] T = {4.032, 3.707, 3.499};

    /// The same of the normal distribution, for scatter that is known and need not be learned.
    private static final double Z = 2.576;

    static final int MOST = FEWEST + T.length - 1;

    /// @param leastVariance what chance alone brings, however alike the earlier days happened to be
    static Usual of(double[] past, double leastVariance) {
        if (past.length > MOST) throw new IllegalArgumentException("more than " + MOST + " days: " + past.length);
        var middle = DoubleStream.of(past).average().orElse(0);
        if (past.length < FEWEST) return new Usual(middle, Double.POSITIVE_INFINITY, past.length);

        var squares =
                DoubleStream.of(past).map(it -> (it - middle) * (it - middle)).sum();
        var seen = T[past.length - FEWEST] * Math.sqrt(squares / (past.length - 1));
        var known = Z * Math.sqrt(leastVariance);
        return new Usual(middle, Math.max(seen, known) * Math.sqrt(1 + 1.0 / past.length), past.length);
    }

    /// For things that are counted: they scatter like Poisson's at least, and one more or less is never news.
    static Usual count(double[] past) {
        return of(past, Math.max(1, DoubleStream.of(past).average().orElse(0)));
    }

    Course course(double value) {
        if (days < FEWEST) return Course.UNKNOWN;
        if (value > middle + reach) return Course.HIGHER;
        return value < middle - reach ? Course.LOWER : Course.USUAL;
    }

    double low() {
        return Math.max(0, middle - reach);
    }

    double high() {
        return middle + reach;
    }
}
