package dev.perennial.analytics.regression;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.statistics.Interval;
import dev.perennial.analytics.statistics.Summary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// What moves a rating: how the explained share of its variance divides among its drivers, how sure the
/// order is, and what to fix first. "Goes with", not "causes".
///
/// Shapley shares are those of Lindeman, Merenda, Gold (1980), Introduction to bivariate and
/// multivariate analysis (LMG); relative weights of Johnson (2000), Multivariate Behavioral Research
/// 35. Both add up to R² and are never negative, where coefficients of correlated drivers may be.
/// Intervals are percentiles over seeded samples of the rows.
public record Drivers(Interval rSquared, List<Driver> drivers, List<String> redundant, int rows) {
    private static final int MOST_ROUNDS = 1_000_000;

    private static final int MOST = 50;

    /// One driver. `share` and `weight` are its parts of R² by Shapley and by Johnson; `rank` counts
    /// from 1, by share; `standardised` is the least squares coefficient in standard deviations;
    /// `correlation` that with the target alone;
    /// `performance` the driver's own mean.
    public record Driver(
            String name,
            Interval share,
            Interval weight,
            Interval rank,
            double standardised,
            double correlation,
            Interval performance) {}

    /// Where a driver stands.
    public enum Quadrant {
        /// Matters more than its part and does worse than the others.
        FIX_FIRST,
        /// Matters and does well.
        KEEP_UP,
        /// Does worse but matters little.
        LATER,
        /// Does well and matters little.
        ENOUGH
    }

    /// A driver's place in importance and performance, the latter from 0 (worst possible) to 1. `gain`
    /// is share times what is left to gain: the order in which to act. `sure` when both intervals stay
    /// on their side of the middle.
    public record Priority(Driver driver, Quadrant quadrant, double performance, double gain, boolean sure) {}

    /// Drivers in the order of the predictors; `rounds` samples of the rows, the same for the same
    /// seed. Columns that follow from others are kept, share with them, and are named as `redundant`.
    ///
    /// @throws UnusableData for over 50 drivers, fewer than two rows more than drivers, no rounds, or a
    /// target that is not
    /// finite or all the same
    public static Drivers of(Predictors predictors, double[] target, double level, int rounds, long seed) {
        Interval.z(level);
        predictors.explain(target);
        var p = predictors.count();
        if (p > MOST) throw new UnusableData(Reason.TOO_MANY, "%d drivers: at most %d are taken".formatted(p, MOST));
        if (target.length < p + 3)
            throw new UnusableData(
                    Reason.TOO_LITTLE,
                    "%d rows for %d drivers: at least %d are needed".formatted(target.length, p, p + 3));
        if (rounds < 1 || rounds > MOST_ROUNDS)
            throw new UnusableData(Reason.OUT_OF_RANGE, "%d rounds: 1 to %d are drawn".formatted(rounds, MOST_ROUNDS));
        var blocks = new Correlations.Blocks(predictors, target);
        var all = blocks.all();
        var shares = all.shapley();
        var weights = all.johnson();
        var random = new SplittableRandom(seed);
        var drawnShares = new double[p][rounds];
        var drawnWeights = new double[p][rounds];
        var drawnRanks = new double[p][rounds];
        var drawnExplained = new double[rounds];
        for (var round = 0; round < rounds; round++) {
            var drawn = blocks.drawn(random);
            var share = drawn.shapley();
            var weight = drawn.johnson();
            var ranks = ranks(share);
            for (var j = 0; j < p; j++) {
                drawnShares[j][round] = share[j];
                drawnWeights[j][round] = weight[j];
                drawnRanks[j][round] = ranks[j];
            }
            drawnExplained[round] = Arrays.stream(share).sum();
        }
        var ranks = ranks(shares);
        var standardised = all.standardised();
        var drivers = new ArrayList<Driver>();
        for (var j = 0; j < p; j++)
            drivers.add(new Driver(
                    predictors.names().get(j),
                    percentiles(shares[j], drawnShares[j], level),
                    percentiles(weights[j], drawnWeights[j], level),
                    percentiles(ranks[j], drawnRanks[j], level),
                    standardised[j],
                    all.with()[j],
                    Summary.of(predictors.column(j)).meanInterval(level)));
        var redundant = all.redundant().stream().map(predictors.names()::get).toList();
        var explained = Math.clamp(Arrays.stream(shares).sum(), 0, 1);
        return new Drivers(
                percentiles(explained, drawnExplained, level), List.copyOf(drivers), redundant, target.length);
    }

    /// Shapley's parts of R² alone, by column, without intervals.
    ///
    /// @throws UnusableData as [#of]
    public static double[] shares(Predictors predictors, double[] target) {
        predictors.explain(target);
        if (predictors.count() > MOST)
            throw new UnusableData(
                    Reason.TOO_MANY, "%d drivers: at most %d are taken".formatted(predictors.count(), MOST));
        return new Correlations.Blocks(predictors, target).all().shapley();
    }

    private static double[] ranks(double[] shares) {
        var order = IntStream.range(0, shares.length)
                .boxed()
                .sorted(Comparator.comparingDouble(j -> -shares[j]))
                .toList();
        var ranks = new double[shares.length];
        for (var place = 0; place < ranks.length; place++) ranks[order.get(place)] = place + 1;
        return ranks;
    }

    private static Interval percentiles(double estimate, double[] drawn, double level) {
        Arrays.sort(drawn);
        var tail = (1 - level) / 2;
        var last = drawn.length - 1;
        return new Interval(
                estimate, drawn[(int) Math.floor(tail * last)], drawn[(int) Math.ceil((1 - tail) * last)], level);
    }

    /// What to fix first, best gain first: importance against an equal part of R², performance against
    /// the mean of the drivers, all on one scale from `lowest` to `highest`. A driver that goes down
    /// when the target goes up (waiting time)
    /// counts from the other end.
    ///
    /// @throws UnusableData when lowest is not below highest or a driver's mean lies outside
    public List<Priority> priorities(double lowest, double highest) {
        if (!(lowest < highest && Double.isFinite(highest - lowest)))
            throw new UnusableData(
                    Reason.OUT_OF_RANGE, "a scale from %s to %s has no length".formatted(lowest, highest));
        for (var driver : drivers)
            if (driver.performance().estimate() < lowest || driver.performance().estimate() > highest)
                throw new UnusableData(
                        Reason.OUT_OF_RANGE,
                        "%s has a mean of %s, outside the scale from %s to %s"
                                .formatted(driver.name(), driver.performance().estimate(), lowest, highest));
        var equal = rSquared.estimate() / drivers.size();
        var performances =
                drivers.stream().map(d -> onScale(d, lowest, highest)).toList();
        var middle =
                performances.stream().mapToDouble(Interval::estimate).average().orElseThrow();
        var priorities = new ArrayList<Priority>();
        for (var j = 0; j < drivers.size(); j++) {
            var driver = drivers.get(j);
            var performance = performances.get(j);
            var matters = driver.share().estimate() >= equal;
            var poor = performance.estimate() < middle;
            var quadrant = matters
                    ? (poor ? Quadrant.FIX_FIRST : Quadrant.KEEP_UP)
                    : (poor ? Quadrant.LATER : Quadrant.ENOUGH);
            var sure = (matters ? driver.share().low() >= equal : driver.share().high() < equal)
                    && (poor ? performance.high() < middle : performance.low() >= middle);
            priorities.add(new Priority(
                    driver,
                    quadrant,
                    performance.estimate(),
                    driver.share().estimate() * (1 - performance.estimate()),
                    sure));
        }
        priorities.sort(Comparator.comparingDouble(priority -> -priority.gain()));
        return List.copyOf(priorities);
    }

    private static Interval onScale(Driver driver, double lowest, double highest) {
        var mean = driver.performance();
        var length = highest - lowest;
        return driver.correlation() >= 0
                ? new Interval(
                        (mean.estimate() - lowest) / length,
                        (mean.low() - lowest) / length,
                        (mean.high() - lowest) / length,
                        mean.level())
                : new Interval(
                        (highest - mean.estimate()) / length,
                        (highest - mean.high()) / length,
                        (highest - mean.low()) / length,
                        mean.level());
    }
}
