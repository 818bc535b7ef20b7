package dev.perennial.analytics.lifetime;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.trees.BoostedTrees;
import dev.perennial.analytics.trees.Boosting;
import dev.perennial.analytics.trees.Loss;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What can be learned about coming purchases beyond a purchase model, and whether it is worth listening to.
///
/// Two opinions are asked: Pareto/NBD with the first spend as a covariate of buying, and boosted trees that
/// learn from the shop's own log by how much its model is off (Poisson, the model's expectation as offset).
/// The last quarter of the past, at most the horizon, is hidden. On what went before, the model and both
/// opinions are made, the trees from a window as long just before; then all are held against what came. An
/// opinion is used only where its squared error is smaller by more than a standard error of the difference
/// over customers and its absolute error is no larger. What is used is learned anew up to the last day.
public final class SecondOpinion {
    /// More customers than this teach the trees little more: a sample is enough.
    public static final int ENOUGH = 20_000;

    private static final int LEAST_CUSTOMERS = 200;
    private static final int LEAST_PURCHASES = 100;
    private static final int LEAST_WINDOW = 14;
    private static final double LARGEST_FACTOR = 4;
    private static final double FEWEST = 1e-6;

    private final List<Tried> tried;
    private final @Nullable Opinion used;
    private final int cutDay;
    private final int lastDay;

    /// Where an opinion comes from.
    public enum Kind {
        /// Pareto/NBD in which those who spent more at first buy at another rate.
        FIRST_SPEND,
        /// Boosted trees on what the log says of each customer.
        LEARNED
    }

    /// An opinion against the model on the hidden part of the past.
    ///
    /// - `gain`: by how much the mean squared error is smaller than the model's, in its standard errors
    public record Tried(Kind kind, Accuracy model, Accuracy opinion, double gain) {
        /// Whether it is clearly better for the square and no worse for the plain error.
        public boolean wins() {
            return gain > 1 && opinion.mae() <= model.mae();
        }
    }

    /// What one fact adds to the logarithm of the factor.
    public record Share(String name, double adds) {}

    private interface Opinion {
        double[] factors(PurchaseLog log, RfmSummary customers, int asOf, PurchaseModel model, double horizon);
    }

    private record FirstSpend(CovariateFit<ParetoNbd> fit) implements Opinion {
        static FirstSpend of(PurchaseLog log, RfmSummary customers, int asOf) {
            var covariate = covariate(log, customers, asOf);
            return new FirstSpend(ParetoNbd.fit(customers, covariate, Covariates.none()));
        }

        private static Covariates covariate(PurchaseLog log, RfmSummary customers, int asOf) {
            return Covariates.of(List.of("first spend"), PurchaseFeatures.firstSpend(log, customers, asOf));
        }

        @Override
        public double[] factors(PurchaseLog log, RfmSummary customers, int asOf, PurchaseModel model, double horizon) {
            var spend = PurchaseFeatures.firstSpend(log, customers, asOf);
            var expected = model.expectedPurchases(customers, horizon);
            return IntStream.range(0, spend.length)
                    .parallel()
                    .mapToDouble(i -> factor(
                            fit.modelOf(new double[] {spend[i]}, new double[0])
                                    .expectedPurchases(
                                            horizon, customers.frequency(i), customers.recency(i), customers.age(i)),
                            expected[i]))
                    .toArray();
        }

        private static double factor(double opinion, double expected) {
            return (opinion + FEWEST) / (expected + FEWEST);
        }
    }

    private record Learned(BoostedTrees trees, int window) implements Opinion {
        static Learned of(PurchaseLog log, RfmSummary customers, int asOf, int window, PurchaseModel model, long seed) {
            var columns = PurchaseFeatures.of(log, customers, asOf, window, model);
            var came = PurchaseFeatures.bought(log, customers, asOf, asOf + window);
            var offset = new double[came.length];
            var expected = model.expectedPurchases(customers, window / customers.daysPerUnit());
            for (var i = 0; i < offset.length; i++) offset[i] = Math.log(Math.max(expected[i], FEWEST));
            return new Learned(
                    Boosting.of(Loss.POISSON, seed)
                            .withRate(0.03)
                            .withLeaves(40, 10)
                            .fit(columns, came, offset),
                    window);
        }

        /// The trees speak of one window; further ahead the same factor is taken.
        @Override
        public double[] factors(PurchaseLog log, RfmSummary customers, int asOf, PurchaseModel model, double horizon) {
            var scores = trees.scores(PurchaseFeatures.of(log, customers, asOf, window, model));
            for (var i = 0; i < scores.length; i++)
                scores[i] = Math.clamp(Math.exp(scores[i]), 1 / LARGEST_FACTOR, LARGEST_FACTOR);
            return scores;
        }
    }

    private SecondOpinion(List<Tried> tried, @Nullable Opinion used, int cutDay, int lastDay) {
        this.tried = tried;
        this.used = used;
        this.cutDay = cutDay;
        this.lastDay = lastDay;
    }

    /// Asks for opinions on the model that `fitting` fits, as of `lastDay`, for a horizon in units of
    /// `daysPerUnit` days. Of more than [#ENOUGH] customers give a sample.
    ///
    /// @throws UnusableData when there is too little to hide a part of it: fewer than 200 customers, 100
    /// purchases in the hidden part, or eight weeks; or as the fit does
    public static SecondOpinion of(
            PurchaseLog log,
            int lastDay,
            double horizon,
            double daysPerUnit,
            Function<RfmSummary, ? extends Fit<? extends PurchaseModel>> fitting,
            long seed) {
        var span = lastDay - log.firstDay();
        var window = Math.min((int) Math.ceil(horizon * daysPerUnit), span / 4);
        var cut = lastDay - window;
        if (window < LEAST_WINDOW)
            throw new UnusableData(
                    Reason.TOO_LITTLE,
                    "%d days of past: %d are needed to hide a quarter of them".formatted(span, 4 * LEAST_WINDOW));
        var past = log.summary(cut).inUnitsOf(daysPerUnit);
        var came = PurchaseFeatures.bought(log, past, cut, lastDay);
        var purchases = 0.0;
        for (var count : came) purchases += count;
        if (past.size() < LEAST_CUSTOMERS || purchases < LEAST_PURCHASES)
            throw new UnusableData(
                    Reason.TOO_LITTLE,
                    "%d customers with %.0f purchases in the last %d days: %d and %d are needed"
                            .formatted(past.size(), purchases, window, LEAST_CUSTOMERS, LEAST_PURCHASES));
        var model = fitting.apply(past).model();
        var ahead = window / daysPerUnit;
        var expected = model.expectedPurchases(past, ahead);
        var tried = new ArrayList<Tried>();
        for (var kind : Kind.values())
            make(kind, log, cut, window, daysPerUnit, fitting, seed).ifPresent(opinion -> {
                var other = opinion.factors(log, past, cut, model, ahead);
                for (var i = 0; i < other.length; i++) other[i] *= expected[i];
                tried.add(compared(kind, expected, other, came));
            });
        tried.sort(Comparator.comparingDouble(each -> each.opinion().rmse()));
        var winner = tried.stream().filter(Tried::wins).findFirst();
        return new SecondOpinion(
                List.copyOf(tried),
                winner.flatMap(each -> make(each.kind(), log, lastDay, window, daysPerUnit, fitting, seed))
                        .orElse(null),
                cut,
                lastDay);
    }

    /// The opinion as it can be had on a day; empty where the log says too little for it.
    private static Optional<Opinion> make(
            Kind kind,
            PurchaseLog log,
            int asOf,
            int window,
            double daysPerUnit,
            Function<RfmSummary, ? extends Fit<? extends PurchaseModel>> fitting,
            long seed) {
        try {
            if (kind == Kind.FIRST_SPEND)
                return Optional.of(FirstSpend.of(log, log.summary(asOf).inUnitsOf(daysPerUnit), asOf));
            var earlier = log.summary(asOf - window).inUnitsOf(daysPerUnit);
            return Optional.of(Learned.of(
                    log, earlier, asOf - window, window, fitting.apply(earlier).model(), seed));
        } catch (UnusableData unanswerable) {
            return Optional.empty();
        }
    }

    private static Tried compared(Kind kind, double[] model, double[] opinion, double[] came) {
        var n = came.length;
        var mean = 0.0;
        var squares = 0.0;
        for (var i = 0; i < n; i++) {
            var gain = Math.pow(model[i] - came[i], 2) - Math.pow(opinion[i] - came[i], 2);
            mean += gain / n;
            squares += gain * gain / n;
        }
        var error = Math.sqrt(Math.max(squares - mean * mean, 0) / n);
        return new Tried(kind, Accuracy.of(model, came), Accuracy.of(opinion, came), error == 0 ? 0 : mean / error);
    }

    /// The opinions that could be asked, the one with the smallest squared error first.
    public List<Tried> tried() {
        return tried;
    }

    /// The opinion that is used, if one won.
    public Optional<Kind> used() {
        return used == null
                ? Optional.empty()
                : tried.stream().filter(Tried::wins).findFirst().map(Tried::kind);
    }

    /// The last day that was not hidden.
    public int cutDay() {
        return cutDay;
    }

    public int lastDay() {
        return lastDay;
    }

    /// What to multiply the model's expectation by for each customer of the summary, which must be the log's
    /// own up to `asOf`; 1 throughout when no opinion won. Any log of the same shop will do: many customers
    /// can be asked about in parts.
    public double[] factors(PurchaseLog log, RfmSummary customers, int asOf, PurchaseModel model, double horizon) {
        if (used != null) return used.factors(log, customers, asOf, model, horizon);
        return IntStream.range(0, customers.size()).mapToDouble(_ -> 1).toArray();
    }

    /// The model's expectation times [#factors].
    public double[] expectedPurchases(
            PurchaseLog log, RfmSummary customers, int asOf, PurchaseModel model, double horizon) {
        var expected = model.expectedPurchases(customers, horizon);
        var factors = factors(log, customers, asOf, model, horizon);
        for (var i = 0; i < expected.length; i++) expected[i] *= factors[i];
        return expected;
    }

    /// Why the factor of the customer in that row is what it is: what each fact adds to its logarithm, and
    /// first what all share. Empty unless the trees are used.
    public List<Share> why(PurchaseLog log, RfmSummary customers, int asOf, PurchaseModel model, int row) {
        if (!(used instanceof Learned learned)) return List.of();
        var columns = PurchaseFeatures.of(log, customers, asOf, learned.window(), model);
        var values = new double[columns.length];
        for (var j = 0; j < values.length; j++) values[j] = columns[j][row];
        var shares = learned.trees().shares(values);
        var why = new ArrayList<Share>();
        why.add(new Share("everybody", shares.base()));
        for (var j = 0; j < values.length; j++) why.add(new Share(PurchaseFeatures.NAMES.get(j), shares.shares()[j]));
        return why;
    }
}
