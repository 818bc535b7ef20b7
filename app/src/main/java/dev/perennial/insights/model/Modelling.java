package dev.perennial.insights.model;

import dev.perennial.analytics.lifetime.BgNbd;
import dev.perennial.analytics.lifetime.Boundary;
import dev.perennial.analytics.lifetime.Fit;
import dev.perennial.analytics.lifetime.GammaGamma;
import dev.perennial.analytics.lifetime.MbgNbd;
import dev.perennial.analytics.lifetime.PurchaseModel;
import dev.perennial.analytics.lifetime.RfmSummary;
import dev.perennial.insights.model.Findings.Forecast;
import dev.perennial.insights.model.Findings.Model;
import dev.perennial.insights.model.HistoryReading.Past;
import dev.perennial.insights.model.ModelDay.Newcomer;
import dev.perennial.insights.model.Picture.Lack;
import dev.perennial.insights.model.WorkingOut.Progress;
import dev.perennial.insights.model.WorkingOut.Step;
import dev.perennial.insights.model.WorkingOut.Worked;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// From what was bought to what it means. Time is in weeks for the models, in days for people.
final class Modelling {
    static final double LEVEL = 0.9;
    static final double WEEKS_A_YEAR = 365.25 / 7;

    private final Past past;
    private final Histories histories;
    private final int asOf;
    private final Description description;
    private final Estimates estimates;
    private final int fractionDigits;

    private Modelling(Past past, LocalDate lastDay, int fractionDigits) {
        this.past = past;
        this.histories = past.histories();
        this.asOf = (int) lastDay.toEpochDay();
        this.description = new Description(histories, asOf);
        this.estimates = new Estimates(histories, asOf);
        this.fractionDigits = fractionDigits;
    }

    /// @param fractionDigits of the business's currency
    static Worked of(Past past, int fractionDigits, Progress progress) {
        var lastDay = past.lastDay();
        if (lastDay == null || past.histories().customers() == 0) return nobody(past);
        return new Modelling(past, lastDay, fractionDigits).work(progress);
    }

    private static Worked nobody(Past past) {
        var sums = past.sums();
        var picture = new Picture(
                past.firstDay(),
                past.lastDay(),
                0,
                0,
                0,
                sums.purchases(),
                sums.anonymous(),
                sums.anonymousMinor(),
                sums.unpriced(),
                sums.revenueMinor(),
                null,
                Description.USUAL_HORIZON,
                0,
                0,
                null,
                null,
                0,
                0,
                0,
                Lack.PURCHASES);
        return new Worked(
                new Findings(
                        picture, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                        List.of()),
                new Estimates(past.histories(), 0),
                null);
    }

    private Worked work(Progress progress) {
        var lacks = lacks();
        var fits = new ArrayList<Findings.Fit>();
        var forecasts = List.<Forecast>of();
        var checked = HoldOutChecks.NONE;
        var opinions = List.<Findings.Opinion>of();
        Newcomer newcomer = null;
        if (lacks == null) {
            progress.reached(Step.FITTING, 0.3);
            var customers = summary();
            var purchases = chosen(customers, fits);
            var spend = Spend.of(histories, customers);
            spend.fit().ifPresent(fit -> fits.add(found(Model.GAMMA_GAMMA, true, fit)));
            var opinion = Opinions.of(histories, asOf, purchases.model());
            opinions = opinion.asked();
            newcomer = newcomer(purchases);
            new Estimating(estimates, customers, purchases.model(), spend, description.horizon(), opinion.factors())
                    .fill();
            forecasts = List.of(
                    TotalForecasts.of(3, purchases, spend, customers),
                    TotalForecasts.of(12, purchases, spend, customers));
            progress.reached(Step.CHECKING, 0.55);
            checked = HoldOutChecks.of(histories, asOf, purchases.model());
        }
        var findings = new Findings(
                picture(lacks),
                fits,
                forecasts,
                checked.checks(),
                opinions,
                checked.weeks(),
                description.bands(fractionDigits),
                description.shares(),
                description.cohorts());
        return new Worked(findings, estimates, newcomer);
    }

    private static Newcomer newcomer(Fit<? extends PurchaseModel> fit) {
        var year = dev.perennial.analytics.lifetime.Forecast.ofNewcomer(fit, WEEKS_A_YEAR, LEVEL);
        return new Newcomer(year.expected(), year.low(), year.high());
    }

    private @Nullable Lack lacks() {
        if (description.returning() < Picture.ENOUGH_RETURNING) return Lack.RETURNING;
        return span() < 7 * Picture.ENOUGH_WEEKS ? Lack.WEEKS : null;
    }

    private int span() {
        var first = past.firstDay();
        return first == null ? 0 : asOf - (int) first.toEpochDay() + 1;
    }

    private RfmSummary summary() {
        var n = histories.customers();
        var x = new int[n];
        var recency = new int[n];
        var age = new int[n];
        var spend = new double[n];
        for (var i = 0; i < n; i++) {
            x[i] = histories.purchaseDays(i) - 1;
            recency[i] = histories.lastDay(i) - histories.firstDay(i);
            age[i] = asOf - histories.firstDay(i);
            spend[i] = histories.meanRepeatSpend(i);
        }
        return RfmSummary.of(x, recency, age, spend).inWeeks();
    }

    /// Both models have four parameters, so the one under which the past was likelier is the better one.
    private static Fit<? extends PurchaseModel> chosen(RfmSummary customers, List<Findings.Fit> found) {
        var bg = BgNbd.fit(customers);
        var mbg = MbgNbd.fit(customers);
        var bgWins = bg.logLikelihood() >= mbg.logLikelihood();
        found.add(found(Model.BG_NBD, bgWins, bg));
        found.add(found(Model.MBG_NBD, !bgWins, mbg));
        return bgWins ? bg : mbg;
    }

    private static Findings.Fit found(Model name, boolean chosen, Fit<?> fit) {
        var parameters = switch (fit.model()) {
            case BgNbd(var r, var alpha, var a, var b) -> List.of(r, alpha, a, b);
            case MbgNbd(var r, var alpha, var a, var b) -> List.of(r, alpha, a, b);
            case GammaGamma(var p, var q, var v) -> List.of(p, q, v);
            default -> List.<Double>of();
        };
        var boundary = fit.boundary() == Boundary.NONE ? null : fit.boundary().name();
        return new Findings.Fit(name, chosen, parameters, fit.logLikelihood(), boundary);
    }

    private Picture picture(@Nullable Lack lacks) {
        var sums = past.sums();
        var horizon = description.horizon();
        var settled = description.settled(horizon);
        var gap = description.gap(0.5);
        return new Picture(
                past.firstDay(),
                past.lastDay(),
                histories.customers(),
                description.returning(),
                histories.days(),
                sums.purchases(),
                sums.anonymous(),
                sums.anonymousMinor(),
                sums.unpriced(),
                sums.revenueMinor(),
                gap == null ? null : gap.doubleValue(),
                horizon,
                settled[0],
                settled[1],
                description.topFifthShare(),
                description.gini(),
                estimates.count(Standing.SLIPPING),
                Math.round(estimates.atRisk()),
                estimates.count(Standing.LOST),
                lacks);
    }
}
