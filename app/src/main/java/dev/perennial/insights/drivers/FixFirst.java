package dev.perennial.insights.drivers;

import dev.perennial.analytics.regression.Drivers;
import dev.perennial.analytics.regression.Drivers.Priority;
import dev.perennial.analytics.regression.Predictors;
import dev.perennial.analytics.statistics.Interval;
import dev.perennial.insights.drivers.Ratings.SideBySide;
import java.util.List;

/// What goes with the rating of the whole, or why that cannot be said.
public sealed interface FixFirst {
    /// Below this nothing is said, however few parts there are.
    int FEWEST = 50;

    /// So many for each part.
    int FOR_EACH = 10;

    double LEVEL = 0.9;

    /// @param explained how much of the differences in the rating of the whole the parts go along with
    /// @param parts the best to fix first
    record Told(int rows, Interval explained, List<Part> parts) implements FixFirst {
        public Told {
            parts = List.copyOf(parts);
        }
    }

    /// Nothing is rated at all.
    record NoRatings() implements FixFirst {}

    /// The whole is rated and nothing else beside it.
    record NoParts() implements FixFirst {}

    /// @param rows how many rated everything
    /// @param needed how many would be enough
    record TooFew(int rows, int needed) implements FixFirst {}

    /// Everybody rates the whole the same.
    record AllTheSame(int rows) implements FixFirst {}

    /// One rated part.
    ///
    /// @param share of what is explained, between 0 and 1, with the range it lies in
    /// @param performance on the scale it was asked on
    /// @param sure whether both ranges stay on their side of the middle
    record Part(
            RatedQuestion question,
            Interval share,
            Interval performance,
            Interval rank,
            Drivers.Quadrant quadrant,
            boolean sure) {}

    static FixFirst of(SideBySide rated) {
        if (rated.parts().isEmpty()) return new NoParts();
        var needed = Math.max(FEWEST, FOR_EACH * rated.parts().size());
        if (rated.rows() < needed) return new TooFew(rated.rows(), needed);
        if (isFlat(rated.whole())) return new AllTheSame(rated.rows());
        var names = rated.parts().stream().map(RatedQuestion::key).toList();
        var rounds = Math.clamp(600_000 / rated.rows(), 150, 1_000);
        var found = Drivers.of(Predictors.of(names, rated.columns()), rated.whole(), LEVEL, rounds, 20_261_122);
        return new Told(
                found.rows(),
                found.rSquared(),
                found.priorities(0, 1).stream()
                        .map(each -> part(each, rated, found.rSquared().estimate()))
                        .toList());
    }

    private static Part part(Priority priority, SideBySide rated, double explained) {
        var driver = priority.driver();
        var question = rated.parts().stream()
                .filter(part -> part.key().equals(driver.name()))
                .findFirst()
                .orElseThrow();
        return new Part(
                question,
                scaled(driver.share(), explained > 0 ? 1 / explained : 0),
                onScale(driver.performance(), question),
                driver.rank(),
                priority.quadrant(),
                priority.sure());
    }

    private static Interval scaled(Interval share, double by) {
        return new Interval(share.estimate() * by, share.low() * by, Math.min(1, share.high() * by), share.level());
    }

    private static Interval onScale(Interval share, RatedQuestion question) {
        var one = question.number(share.low());
        var other = question.number(share.high());
        return new Interval(
                question.number(share.estimate()), Math.min(one, other), Math.max(one, other), share.level());
    }

    private static boolean isFlat(double[] values) {
        for (var value : values) if (value != values[0]) return false;
        return true;
    }
}
