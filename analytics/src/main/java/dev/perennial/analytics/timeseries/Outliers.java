package dev.perennial.analytics.timeseries;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.distributions.StudentT;
import dev.perennial.analytics.statistics.Summary;
import dev.perennial.analytics.statistics.Values;
import java.util.ArrayList;
import java.util.List;

/// Values too far from the others for a normal sample, when up to `most` may be: the generalised
/// extreme studentised deviate. Several at once do not hide each other.
///
/// Rosner (1983), Percentage points for a generalized ESD many-outlier procedure, Technometrics 25.
public record Outliers(List<Step> steps, List<Integer> indices) {

    /// The most distant value after taking out those before it: its index, its distance in standard
    /// deviations and what would be critical.
    public record Step(int index, double distance, double critical) {}

    /// @throws UnusableData for under 15 values, more outliers asked for than half of them, values that
    /// are not finite, or a level not between 0 and 1
    public static Outliers of(int most, double level, double... values) {
        Values.atLeast(15, "sample", values);
        if (most < 1 || most > values.length / 2)
            throw new UnusableData(
                    Reason.OUT_OF_RANGE,
                    "up to %d outliers of %d values: from 1 to half of them".formatted(most, values.length));
        if (!(level > 0 && level < 1))
            throw new UnusableData(Reason.OUT_OF_RANGE, "a level of %s is not between 0 and 1".formatted(level));
        var left = new ArrayList<Integer>();
        for (var i = 0; i < values.length; i++) left.add(i);
        var steps = new ArrayList<Step>();
        var found = 0;
        for (var i = 1; i <= most; i++) {
            var about = Summary.of(left.stream().mapToDouble(at -> values[at]).toArray());
            if (about.squares() == 0) break;
            var far = left.getFirst();
            for (var at : left)
                if (Math.abs(values[at] - about.mean()) > Math.abs(values[far] - about.mean())) far = at;
            var distance = Math.abs(values[far] - about.mean()) / about.standardDeviation();
            var n = (double) values.length;
            var t = new StudentT(n - i - 1).quantile(1 - (1 - level) / (2 * (n - i + 1)));
            var critical = (n - i) * t / Math.sqrt((n - i - 1 + t * t) * (n - i + 1));
            steps.add(new Step(far, distance, critical));
            if (distance > critical) found = i;
            left.remove(far);
        }
        return new Outliers(
                List.copyOf(steps), steps.stream().limit(found).map(Step::index).toList());
    }
}
