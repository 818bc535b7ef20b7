package dev.perennial.analytics.lifetime;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.lifetime.CovariateFit.Process;
import dev.perennial.analytics.lifetime.Fit.Quality;
import dev.perennial.analytics.numeric.Ascent;
import dev.perennial.analytics.numeric.Symmetric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Fits a purchase model whose parameters depend on covariates: climbs from the plain fit with covariates
/// centred and in standard deviations, then turns the answer back into their own units.
final class CovariateFitting<M extends PurchaseModel> {
    private static final double BOUND = 25;
    private static final double GAIN = 1e-9;
    private static final double OPEN = 1.0 / 25;
    private static final double PRIOR_SPREAD = 2;
    private static final int LEAST_ROWS_EACH = 5;

    /// What a covariate acts on: `parameter` of the four is multiplied by e^(sign · effect · value).
    record Lever(Process process, boolean buying, int parameter, int sign) {}

    record Kind<M>(HistoryLikelihood likelihood, List<Lever> levers, PurchaseFit.Maker<M> maker) {}

    /// One number to be found: `column` −1 is one of the four parameters at the mean covariates.
    record Unknown(int parameter, int sign, boolean buying, int column) {}

    private final RfmSummary customers;
    private final Covariates buying;
    private final Covariates leaving;
    private final Kind<M> kind;
    private final Fit<M> plain;
    private final boolean nobodyLeaves;
    private final List<Unknown> unknowns = new ArrayList<>();
    private final double[][] buyingScale;
    private final double[][] leavingScale;

    CovariateFitting(RfmSummary customers, Covariates buying, Covariates leaving, Kind<M> kind, Fit<M> plain) {
        buying.belongTo(customers);
        leaving.belongTo(customers);
        this.customers = customers;
        this.buying = buying;
        this.leaving = leaving;
        this.kind = kind;
        this.plain = plain;
        this.nobodyLeaves = plain.boundary() == Boundary.NO_DROPOUT;
        this.buyingScale = scales(buying);
        this.leavingScale = scales(leaving);
        for (var k = 0; k < (nobodyLeaves ? 2 : 4); k++) unknowns.add(new Unknown(k, 1, true, -1));
        for (var lever : kind.levers()) {
            if (nobodyLeaves && lever.parameter() > 1) continue;
            for (var j = 0; j < (lever.buying() ? buying : leaving).count(); j++)
                unknowns.add(new Unknown(lever.parameter(), lever.sign(), lever.buying(), j));
        }
        if (customers.size() < LEAST_ROWS_EACH * unknowns.size())
            throw new UnusableData(
                    Reason.TOO_LITTLE,
                    "%d customers for %d parameters: at least %d are needed, or fewer covariates"
                            .formatted(customers.size(), unknowns.size(), LEAST_ROWS_EACH * unknowns.size()));
    }

    private static double[][] scales(Covariates covariates) {
        var scales = new double[covariates.count()][];
        for (var j = 0; j < scales.length; j++) scales[j] = covariates.scale(j);
        return scales;
    }

    CovariateFit<M> fit() {
        var n = unknowns.size();
        var start = new double[n];
        for (var k = 0; k < n && unknowns.get(k).column() < 0; k++) start[k] = Math.log(plain.parameters()[k]);
        Ascent.Surface surface = this::climb;
        var peak = Ascent.climb(surface, start, BOUND, GAIN);
        var prior = plain.quality().weakPrior() || !peak.converged() || open(peak);
        if (prior) peak = Ascent.climb(new WeakPrior(start, PRIOR_SPREAD).on(surface), start, BOUND, GAIN);
        var boundary = plain.boundary() != Boundary.NONE ? plain.boundary() : prior ? Boundary.RIDGE : Boundary.NONE;
        var back = back();
        var covariance = Symmetric.pseudoInverse(peak.information(), 1e-6);
        return new CovariateFit<>(
                kind,
                buying.names(),
                leaving.names(),
                unknowns,
                times(back, peak.at()),
                times(times(back, covariance), transposed(back)),
                prior ? climb(peak.at(), new double[n], new double[n][n]) : peak.value(),
                plain.logLikelihood(),
                new Quality(peak.converged(), boundary, prior, customers.size(), peak.evaluations()));
    }

    private static boolean open(Ascent.Peak peak) {
        for (var value : Symmetric.eigen(peak.information()).values()) if (!(value > OPEN)) return true;
        return false;
    }

    /// By customer, in the unknowns: each of them moves the logarithm of one parameter along a straight line.
    private double climb(double[] at, double[] gradient, double[][] hessian) {
        var n = at.length;
        var sums = Rows.sum(customers.size(), 1 + n + n * (n + 1) / 2, (from, to, total) -> {
            var slope = new double[4];
            var curve = new double[4][4];
            var direction = new double[n];
            for (var i = from; i < to; i++) {
                Arrays.fill(slope, 0);
                for (var row : curve) Arrays.fill(row, 0);
                var logs = new double[4];
                for (var k = 0; k < n; k++) {
                    direction[k] = direction(unknowns.get(k), i);
                    logs[unknowns.get(k).parameter()] += direction[k] * at[k];
                }
                total[0] += Logarithms.climb(natural(i), logs, slope, curve);
                var next = 1;
                for (var k = 0; k < n; k++)
                    total[next++] += slope[unknowns.get(k).parameter()] * direction[k];
                for (var k = 0; k < n; k++)
                    for (var l = k; l < n; l++)
                        total[next++] += curve[unknowns.get(k).parameter()][
                                        unknowns.get(l).parameter()]
                                * direction[k]
                                * direction[l];
            }
        });
        var next = 1;
        for (var k = 0; k < n; k++) gradient[k] = sums[next++];
        for (var k = 0; k < n; k++)
            for (var l = k; l < n; l++) {
                hessian[k][l] = sums[next];
                hessian[l][k] = sums[next++];
            }
        return sums[0];
    }

    private Ascent.Surface natural(int i) {
        var x = customers.frequency(i);
        var tx = customers.recency(i);
        var age = customers.age(i);
        return nobodyLeaves
                ? (p, g, h) -> HistoryLikelihood.buying(p, x, age, g, h)
                : (p, g, h) -> kind.likelihood().natural(p, x, tx, age, g, h);
    }

    private double direction(Unknown unknown, int i) {
        if (unknown.column() < 0) return 1;
        var scale = scale(unknown);
        var value = (unknown.buying() ? buying : leaving).at(unknown.column(), i);
        return unknown.sign() * (value - scale[0]) / scale[1];
    }

    private double[] scale(Unknown unknown) {
        return (unknown.buying() ? buyingScale : leavingScale)[unknown.column()];
    }

    /// From centred and scaled covariates to their own units: a straight line as well.
    private double[][] back() {
        var n = unknowns.size();
        var back = new double[n][n];
        for (var k = 0; k < n; k++) {
            var unknown = unknowns.get(k);
            if (unknown.column() < 0) {
                back[k][k] = 1;
                continue;
            }
            var scale = scale(unknown);
            back[k][k] = 1 / scale[1];
            back[unknown.parameter()][k] -= unknown.sign() * scale[0] / scale[1];
        }
        return back;
    }

    private static double[] times(double[][] matrix, double[] vector) {
        var product = new double[matrix.length];
        for (var i = 0; i < product.length; i++)
            for (var j = 0; j < vector.length; j++) product[i] += matrix[i][j] * vector[j];
        return product;
    }

    static double[][] times(double[][] left, double[][] right) {
        var product = new double[left.length][right[0].length];
        for (var i = 0; i < left.length; i++)
            for (var k = 0; k < right.length; k++)
                for (var j = 0; j < right[0].length; j++) product[i][j] += left[i][k] * right[k][j];
        return product;
    }

    static double[][] transposed(double[][] matrix) {
        var turned = new double[matrix[0].length][matrix.length];
        for (var i = 0; i < matrix.length; i++) for (var j = 0; j < turned.length; j++) turned[j][i] = matrix[i][j];
        return turned;
    }
}
