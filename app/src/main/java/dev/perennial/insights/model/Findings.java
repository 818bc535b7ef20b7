package dev.perennial.insights.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Everything a run found about the business; what it found about each customer lies in [Estimates].
public record Findings(
        Picture picture,
        List<Fit> fits,
        List<Forecast> forecasts,
        List<HoldOutCheck> checks,
        List<Opinion> opinions,
        List<Week> weeks,
        List<ValueBand> bands,
        List<SharePoint> shares,
        List<CohortMonth> cohorts) {

    public enum Model {
        BG_NBD,
        MBG_NBD,
        GAMMA_GAMMA
    }

    /// @param note what the fit had to say about itself, such as a parameter at its boundary
    public record Fit(
            Model model,
            boolean chosen,
            List<Double> parameters,
            double logLikelihood,
            @Nullable String note) {}

    /// What the customers known now will bring; low and high enclose nine in ten outcomes.
    public record Forecast(
            int months, double purchases, double purchasesLow, double purchasesHigh, long value, long low, long high) {}

    public enum Guess {
        /// The chosen model, fitted on the first part of the past only.
        MODEL,
        /// Everybody goes on as often as before.
        SAME_RATE,
        /// As before, but nobody who was silent for a quarter of a year comes back.
        QUIET_ARE_GONE
    }

    /// A guess made at the cut, and what came.
    ///
    /// @param customers known at the cut and looked at
    /// @param actual their purchase days between the cut and the end
    /// @param meanError by how many of them the guess was off for a customer, on average
    /// @param covered the share of customers whose count lay in the model's interval; null for guesses
    /// @param known all customers known at the cut, of whom a sample may have been looked at; null in older runs
    public record HoldOutCheck(
            Guess guess,
            LocalDate cutOn,
            LocalDate endsOn,
            long customers,
            long actual,
            double expected,
            double meanError,
            @Nullable Double covered,
            @Nullable Long known) {
        /// Whether not all customers were looked at.
        public boolean sampled() {
            return known != null && known > customers;
        }

        public double totalError() {
            return actual == 0 ? (expected == 0 ? 0 : 1) : (expected - actual) / actual;
        }
    }

    /// What could be learned beyond the model, held against it on a hidden part of the past; errors are root mean
    /// squares over customers, in buying days.
    ///
    /// @param used whether it was clearly better, so that it is listened to
    public record Opinion(
            Kind kind, boolean used, LocalDate cutOn, LocalDate endsOn, double modelError, double opinionError) {
        public enum Kind {
            /// Those who spent more at first come at another pace.
            FIRST_SPEND,
            /// Trees that learned on this shop's own log where the model is off.
            LEARNED
        }
    }

    /// Repeat purchase days in a week of customers known at the cut; predicted only after it.
    public record Week(
            LocalDate startsOn,
            long actual,
            @Nullable Double predicted,
            @Nullable Double low,
            @Nullable Double high) {}

    /// @param from inclusive, null for those who brought nothing or less
    /// @param below exclusive, null for the highest band
    public record ValueBand(@Nullable Long from, @Nullable Long below, long customers, long value) {}

    public record SharePoint(double customers, double revenue) {}

    /// @param active by months since the first purchase, 0 first; only months that are over
    public record CohortMonth(LocalDate month, long customers, List<Long> active) {}

    public Optional<HoldOutCheck> check(Guess guess) {
        return checks.stream().filter(check -> check.guess() == guess).findFirst();
    }

    /// The second opinion that is listened to, if any.
    public Optional<Opinion> opinion() {
        return opinions.stream().filter(Opinion::used).findFirst();
    }

    public Optional<Forecast> forecast(int months) {
        return forecasts.stream()
                .filter(forecast -> forecast.months() == months)
                .findFirst();
    }
}
