package dev.perennial.analytics.lifetime;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.lifetime.Fit.Quality;
import dev.perennial.analytics.numeric.Ascent;
import dev.perennial.analytics.numeric.GammaFunction;
import dev.perennial.analytics.numeric.Symmetric;
import java.util.Arrays;

/// What a purchase day of a customer costs on average: amounts of one customer are Gamma(p, ν), and ν is
/// Gamma(q, v) over customers. v is in money. Assumes that spend does not depend on frequency; check
/// [#correlation].
///
/// The fit keeps q above 1, so that the average of customers never seen is finite.
///
/// Fader, Hardie (2013), The Gamma-Gamma model of monetary value, note 025.
public record GammaGamma(double p, double q, double v) {
    /// The likelihood of equal amounts has no peak at all: a spread below 2 % is not followed.
    private static final double BOUND = 8;

    private static final double OPEN = 1.0 / 25;
    private static final double PRIOR_SPREAD = 2;
    private static final int SAMPLE = 4_000;

    public GammaGamma {
        if (!(p > 0 && v > 0 && q > 1 && Double.isFinite(p + q + v)))
            throw new UnusableData(
                    Reason.OUT_OF_RANGE, "p %s and v %s must be above 0 and q %s above 1".formatted(p, v, q));
    }

    /// Fits by maximum likelihood to the customers who came back and spent something.
    ///
    /// @throws UnusableData when there is no such customer
    public static Fit<GammaGamma> fit(RfmSummary customers) {
        return fit(customers.frequencies(), customers.meanSpends());
    }

    /// Fits to arrays of one entry a customer: repeat purchase days and their mean spend. Rows without
    /// either are left out.
    ///
    /// @throws UnusableData when nothing remains, the lengths differ or a spend is not finite
    public static Fit<GammaGamma> fit(int[] frequency, double[] meanSpend) {
        var money = Spending.of(frequency, meanSpend);
        var typical = Arrays.stream(money.m()).average().orElseThrow();
        var spending = money.in(typical);
        var likelihood = new GammaGammaLikelihood(spending.x(), spending.m());
        var sample = spending.thinned(1 + (spending.x().length - 1) / SAMPLE);
        var rough = new GammaGammaLikelihood(sample.x(), sample.m());
        double[][] starts = {{1, 1, 0}, {0, 0, 0}, {3, 2, 0}, {-1, 3, 3}};
        var best = starts[0];
        var highest = Double.NEGATIVE_INFINITY;
        for (var from : starts) {
            var peak = Ascent.climb(rough::climb, from, BOUND, 1e-4);
            if (peak.value() <= highest + 1e-4) continue;
            highest = peak.value();
            best = peak.at();
        }
        var peak = Ascent.climb(likelihood::climb, best, BOUND, 1e-10);
        var open = !peak.converged();
        for (var value : Symmetric.eigen(peak.information()).values()) if (!(value > OPEN)) open = true;
        var boundary = Boundary.NONE;
        if (open) {
            boundary = boundary(peak.at());
            var centre = new double[] {1, 1, 0};
            peak = Ascent.climb(new WeakPrior(centre, PRIOR_SPREAD).on(likelihood::climb), centre, BOUND, 1e-10);
        }
        var at = peak.at();
        var covariance = Symmetric.pseudoInverse(peak.information(), 1e-6);
        return new Fit<>(
                parameters -> new GammaGamma(parameters[0], 1 + parameters[1], parameters[2]),
                new double[] {Math.exp(at[0]), Math.exp(at[1]), typical * Math.exp(at[2])},
                covariance,
                likelihood.climb(at, new double[3], new double[3][3]) - spending.x().length * Math.log(typical),
                new Quality(peak.converged(), boundary, open, spending.x().length, peak.evaluations()));
    }

    private static Boundary boundary(double[] at) {
        if (at[0] > 5) return Boundary.SAME_SPEND_EACH_TIME;
        if (at[1] > 5) return Boundary.SAME_SPEND_FOR_ALL;
        if (at[1] < -2) return Boundary.HEAVY_TAIL;
        return Boundary.RIDGE;
    }

    /// Expected money of a coming purchase day, given x past ones of mean spend m; m is ignored at x = 0,
    /// where
    /// the answer is the average over all customers.
    public double expectedSpend(int x, double m) {
        Given.count(x);
        if (x > 0 && !(m >= 0 && m < Double.POSITIVE_INFINITY))
            throw new UnusableData(
                    Reason.OUT_OF_RANGE, "a mean spend of %s is not a finite number of 0 or more".formatted(m));
        return x == 0 ? p * v / (q - 1) : p * (v + x * m) / (p * x + q - 1);
    }

    /// [#expectedSpend] of every customer, in the order of the summary.
    public double[] expectedSpend(RfmSummary customers) {
        var spend = new double[customers.size()];
        for (var i = 0; i < spend.length; i++) spend[i] = expectedSpend(paid(customers, i), customers.meanSpend(i));
        return spend;
    }

    /// Expected square of the inverse scale, E(1/ν²), which the variance of revenue needs. It is infinite
    /// for
    /// px + q ≤ 2; the tail is cut off there by counting at least px + q = 2.25.
    double squareOfScale(int x, double m) {
        var shape = p * x + q;
        var rate = v + x * m;
        return rate * rate / ((shape - 1) * Math.max(shape - 2, 0.25));
    }

    static int paid(RfmSummary customers, int i) {
        return customers.meanSpend(i) > 0 ? customers.frequency(i) : 0;
    }

    /// ln of the density of a mean spend m > 0 over x ≥ 1 purchase days.
    ///
    /// @throws UnusableData for x below 1 or m that is not above 0 and finite
    public double logLikelihood(int x, double m) {
        if (x < 1 || !(m > 0 && m < Double.POSITIVE_INFINITY))
            throw new UnusableData(
                    Reason.OUT_OF_RANGE,
                    "%d purchase days of mean spend %s: at least 1 and an amount above 0 are needed".formatted(x, m));
        var px = p * x;
        return GammaFunction.logGamma(px + q)
                - GammaFunction.logGamma(px)
                - GammaFunction.logGamma(q)
                - q * Math.log1p(x * m / v)
                - px * Math.log1p(v / (x * m))
                - Math.log(m);
    }

    /// Pearson's correlation of frequency and mean spend over customers with both; 0 if either is constant.
    /// Far from 0 the model's assumption does not hold and values of frequent customers are off.
    public static double correlation(RfmSummary customers) {
        var spending = Spending.of(customers.frequencies(), customers.meanSpends());
        var x = Arrays.stream(spending.x()).asDoubleStream().toArray();
        return Accuracy.correlation(x, spending.m());
    }

    private record Spending(int[] x, double[] m) {
        static Spending of(int[] frequency, double[] meanSpend) {
            if (frequency.length != meanSpend.length)
                throw new UnusableData(
                        Reason.LENGTHS_DIFFER,
                        "frequency has %d rows, mean spend %d".formatted(frequency.length, meanSpend.length));
            var x = new int[frequency.length];
            var m = new double[frequency.length];
            var n = 0;
            for (var i = 0; i < x.length; i++) {
                if (!Double.isFinite(meanSpend[i]))
                    throw new UnusableData(
                            Reason.NOT_FINITE, "row %d: mean spend %s is not finite".formatted(i, meanSpend[i]));
                if (frequency[i] <= 0 || meanSpend[i] <= 0) continue;
                x[n] = frequency[i];
                m[n++] = meanSpend[i];
            }
            if (n == 0)
                throw new UnusableData(
                        Reason.NO_REPEAT_PURCHASE,
                        "none of %d customers came back and spent more than 0: spend is learned from those who did"
                                .formatted(frequency.length));
            return new Spending(Arrays.copyOf(x, n), Arrays.copyOf(m, n));
        }

        Spending in(double unit) {
            return new Spending(x, Arrays.stream(m).map(each -> each / unit).toArray());
        }

        Spending thinned(int step) {
            if (step == 1) return this;
            var n = (x.length + step - 1) / step;
            var fewerX = new int[n];
            var fewerM = new double[n];
            for (var i = 0; i < n; i++) {
                fewerX[i] = x[i * step];
                fewerM[i] = m[i * step];
            }
            return new Spending(fewerX, fewerM);
        }
    }
}
