package dev.perennial.analytics.lifetime;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.lifetime.Fit.Quality;
import dev.perennial.analytics.numeric.Ascent;
import dev.perennial.analytics.numeric.Ascent.Peak;
import dev.perennial.analytics.numeric.Symmetric;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.function.Function;

/// Finds the best four parameters of a purchase model, r and α for buying and two for leaving, of which the
/// first at 0 means that nobody leaves: several starts on a sample of the customers, the best of them
/// climbed
/// on all, then a check whether leaving is visible at all and whether the peak is one.
final class PurchaseFit {
    private static final double BOUND = 25;
    private static final double GAIN = 1e-10;
    private static final double ROUGH = 1e-2;
    private static final int SAMPLE = 4_000;

    /// Dropout that raises the log-likelihood by less than this cannot be told from none.
    private static final double VISIBLE = 1e-4;

    /// A direction with a standard error above 5 in the logarithm is open by a factor of 150 either way.
    private static final double OPEN = 1.0 / 25;

    private static final double PRIOR_SPREAD = 2;

    private PurchaseFit() {}

    /// What tells one purchase model from another while fitting.
    ///
    /// - `likelihood`: the log-likelihood of histories in the logarithms of the four parameters
    /// - `everybody`: whether those who never came back may have left, too
    /// - `leavingInTime`: whether the fourth parameter is a time
    record Kind<M>(
            Function<MergedHistories, Ascent.Surface> likelihood,
            boolean everybody,
            boolean leavingInTime,
            Maker<M> maker) {}

    @FunctionalInterface
    interface Maker<M> {
        M make(double r, double alpha, double a, double b);
    }

    static <M> Fit<M> of(RfmSummary customers, Kind<M> kind) {
        if (customers.repeatPurchases() == 0)
            throw new UnusableData(
                    Reason.NO_REPEAT_PURCHASE,
                    "none of %d customers bought on a second day: a rhythm can be learned once somebody has come back"
                            .formatted(customers.size()));
        Function<double[], M> make = p -> kind.maker().make(p[0], p[1], p[2], p[3]);
        var data = MergedHistories.of(customers, kind.everybody(), 1);
        var surface = kind.likelihood().apply(data);
        var peak = Ascent.climb(surface, promising(customers, data, kind), BOUND, GAIN);

        var open = open(peak) || !peak.converged();
        if (open || Math.exp(peak.at()[2]) < 0.05 || data.count.length < SAMPLE) {
            var nobodyLeaves = nbd(data);
            if (peak.value() - nobodyLeaves.value() < VISIBLE) return withoutDropout(nobodyLeaves, data, make);
        }
        if (!open) return fit(peak, peak.value(), Boundary.NONE, false, data, make);

        var centre = new double[] {0, typicalTime(data), 0, kind.leavingInTime() ? Math.log(data.meanAge) : 0};
        var held = Ascent.climb(new WeakPrior(centre, PRIOR_SPREAD).on(surface), centre, BOUND, GAIN);
        return fit(held, value(surface, held.at()), boundary(peak.at(), kind), true, data, make);
    }

    /// ln of the average time between purchases.
    private static double typicalTime(MergedHistories data) {
        return Math.log(data.customers * data.meanAge / data.purchases);
    }

    private static double[] promising(RfmSummary customers, MergedHistories data, Kind<?> kind) {
        var step = 1 + (customers.size() - 1) / SAMPLE;
        var sample = step == 1 ? data : MergedHistories.of(customers, kind.everybody(), step);
        var surface = kind.likelihood().apply(sample.purchases == 0 ? data : sample);
        var typical = typicalTime(data);
        var age = kind.leavingInTime() ? Math.log(data.meanAge) : 0;
        double[][] starts = {
            {0, typical, 0, age},
            {-1, typical - 1, -0.5, age + 0.7},
            {-1, typical - 1, -3, age},
            {1, typical + 1, 1, age + 3}
        };
        var peaks = new ArrayList<Peak>();
        for (var from : starts) peaks.add(Ascent.climb(surface, from, BOUND, ROUGH, peaks));
        return Collections.max(peaks, Comparator.comparingDouble(Peak::value)).at();
    }

    private static Peak nbd(MergedHistories data) {
        return Ascent.climb(new Purchasing(data)::climb, new double[] {0, typicalTime(data)}, BOUND, GAIN);
    }

    private static <M> Fit<M> withoutDropout(Peak found, MergedHistories data, Function<double[], M> make) {
        Ascent.Surface surface = new Purchasing(data)::climb;
        var peak = found;
        var prior = open(found) || !found.converged();
        if (prior) {
            var centre = new double[] {0, typicalTime(data)};
            peak = Ascent.climb(new WeakPrior(centre, PRIOR_SPREAD).on(surface), centre, BOUND, GAIN);
        }
        var full = new Peak(
                new double[] {peak.at()[0], peak.at()[1], Double.NEGATIVE_INFINITY, 0},
                peak.value(),
                peak.gradient(),
                peak.hessian(),
                peak.converged(),
                peak.evaluations());
        return fit(full, value(surface, peak.at()), Boundary.NO_DROPOUT, prior, data, make);
    }

    private static double value(Ascent.Surface surface, double[] at) {
        return surface.climb(at, new double[at.length], new double[at.length][at.length]);
    }

    /// Whether some direction through the peak is undetermined for practical purposes.
    private static boolean open(Peak peak) {
        for (var value : Symmetric.eigen(peak.information()).values()) if (!(value > OPEN)) return true;
        return false;
    }

    private static Boundary boundary(double[] at, Kind<?> kind) {
        if (at[0] > 4) return Boundary.SAME_RATE;
        if (at[2] > 4 && at[3] > 4) return Boundary.SAME_DROPOUT;
        if (!kind.leavingInTime() && at[2] < -4 && at[3] < -4) return Boundary.ALL_OR_NOTHING;
        return Boundary.RIDGE;
    }

    private static <M> Fit<M> fit(
            Peak peak,
            double logLikelihood,
            Boundary boundary,
            boolean prior,
            MergedHistories data,
            Function<double[], M> make) {
        var n = peak.gradient().length;
        var inverse = Symmetric.pseudoInverse(peak.information(), 1e-6);
        var covariance = new double[4][4];
        for (var i = 0; i < n; i++) System.arraycopy(inverse[i], 0, covariance[i], 0, n);
        var parameters = new double[4];
        for (var i = 0; i < 4; i++) parameters[i] = Math.exp(peak.at()[i]);
        return new Fit<>(
                make,
                parameters,
                covariance,
                logLikelihood,
                new Quality(peak.converged(), boundary, prior, data.customers, peak.evaluations()));
    }
}
