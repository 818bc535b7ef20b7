package dev.perennial.insights.model;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.lifetime.BgNbd;
import dev.perennial.analytics.lifetime.Fit;
import dev.perennial.analytics.lifetime.MbgNbd;
import dev.perennial.analytics.lifetime.PurchaseModel;
import dev.perennial.analytics.lifetime.RfmSummary;
import dev.perennial.analytics.lifetime.SecondOpinion;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/// What can be learned beyond the purchase model, on a sample, and what it changes about everybody.
///
/// @param factors by which each customer's expected purchases of a year are multiplied, 1 where nothing is learned
record Opinions(List<Findings.Opinion> asked, double[] factors) {
    /// Trees that look at more customers hardly see more.
    private static final int SAMPLE = 10_000;

    /// Customers asked about at a time, so that the log of all of them is never in memory once more.
    private static final int BATCH = 20_000;

    private static final double WEEKS = Modelling.WEEKS_A_YEAR;
    private static final long SEED = 1;

    static Opinions of(Histories histories, int asOf, PurchaseModel model) {
        var factors = new double[histories.customers()];
        Arrays.fill(factors, 1);
        SecondOpinion opinion;
        try {
            var log = histories.log(histories.sample(SAMPLE));
            opinion = SecondOpinion.of(log, asOf, WEEKS, 7, fitting(model), SEED);
        } catch (UnusableData tooLittle) {
            return new Opinions(List.of(), factors);
        }
        var used = opinion.used();
        var asked = opinion.tried().stream()
                .map(tried -> new Findings.Opinion(
                        Findings.Opinion.Kind.valueOf(tried.kind().name()),
                        used.filter(kind -> kind == tried.kind()).isPresent(),
                        LocalDate.ofEpochDay(opinion.cutDay()),
                        LocalDate.ofEpochDay(opinion.lastDay()),
                        tried.model().rmse(),
                        tried.opinion().rmse()))
                .toList();
        if (used.isPresent())
            for (var from = 0; from < factors.length; from += BATCH) {
                var batch = IntStream.range(from, Math.min(factors.length, from + BATCH))
                        .toArray();
                var log = histories.log(batch);
                var some = opinion.factors(log, log.summary(asOf).inWeeks(), asOf, model, WEEKS);
                System.arraycopy(some, 0, factors, from, some.length);
            }
        return new Opinions(asked, factors);
    }

    private static Function<RfmSummary, Fit<? extends PurchaseModel>> fitting(PurchaseModel model) {
        return model instanceof BgNbd ? BgNbd::fit : MbgNbd::fit;
    }
}
