package dev.perennial.insights.trends;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.comparison.Comparison;
import dev.perennial.analytics.comparison.Comparison.Compared;
import dev.perennial.analytics.comparison.Measure;
import dev.perennial.analytics.timeseries.ChangePoint;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Whether people rate a question otherwise than before: the last four weeks against the twelve before them, and
/// whether the level changed once within half a year.
///
/// @param weeks whole weeks with enough answers, in order of time
/// @param now the mean of the last four weeks, and of the twelve before them
/// @param missing how many answers the smaller of the two lacks for a verdict; 0 when it has enough
record RatingTrend(
        String question,
        boolean lowIsGood,
        List<RatedWeek> weeks,
        double now,
        double before,
        long nowAnswers,
        long beforeAnswers,
        Optional<Compared> compared,
        long missing,
        Optional<Level> level) {
    private static final int FEWEST_WEEKS = 8;
    private static final int ENOUGH_FOR_A_MEAN = 3;

    record RatedWeek(LocalDate starts, long answers, double mean) {}

    /// @param since the first week of the new level
    record Level(LocalDate since, double from, double to, double p) {}

    /// @param now counts of each step in the last four weeks
    /// @param before counts of each step in the twelve before
    static RatingTrend of(
            String question, boolean lowIsGood, double low, List<RatedWeek> weeks, long[] now, long[] before) {
        var nowAnswers = sum(now);
        var beforeAnswers = sum(before);
        return new RatingTrend(
                question,
                lowIsGood,
                weeks,
                mean(now, low),
                mean(before, low),
                nowAnswers,
                beforeAnswers,
                compare(now, before),
                Math.max(0, Comparison.ENOUGH - Math.min(nowAnswers, beforeAnswers)),
                level(weeks));
    }

    private static Optional<Compared> compare(long[] now, long[] before) {
        return Comparison.of(new Measure.Scale(new long[][] {now, before}), Change.LEVEL) instanceof Compared compared
                ? Optional.of(compared)
                : Optional.empty();
    }

    private static Optional<Level> level(List<RatedWeek> weeks) {
        var told = weeks.stream()
                .filter(week -> week.answers() >= ENOUGH_FOR_A_MEAN)
                .toList();
        if (told.size() < FEWEST_WEEKS) return Optional.empty();
        try {
            var found =
                    ChangePoint.of(told.stream().mapToDouble(RatedWeek::mean).toArray());
            return found.p() < 1 - Change.LEVEL
                    ? Optional.of(
                            new Level(told.get(found.last() + 1).starts(), found.before(), found.after(), found.p()))
                    : Optional.empty();
        } catch (UnusableData flat) {
            return Optional.empty();
        }
    }

    private static long sum(long[] counts) {
        var sum = 0L;
        for (var count : counts) sum += count;
        return sum;
    }

    private static double mean(long[] counts, double low) {
        var sum = 0.0;
        for (var i = 0; i < counts.length; i++) sum += counts[i] * (low + i);
        return sum / Math.max(1, sum(counts));
    }
}
