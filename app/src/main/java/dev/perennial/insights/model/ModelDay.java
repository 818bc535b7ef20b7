package dev.perennial.insights.model;

import dev.perennial.insights.model.Findings.Model;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// How the models did on one day, by the last run of it.
///
/// @param newcomer how often somebody new is expected to come back within a year, with the range of that estimate
/// @param meanError by how many buying days the model was off for a customer of its own past, null when not checked
/// @param naiveError the same of the better simple guess
/// @param opinion the second opinion that was used, or null
public record ModelDay(
        LocalDate day,
        Instant workedOutAt,
        long customers,
        long purchaseDays,
        Model model,
        Newcomer newcomer,
        @Nullable Double meanError,
        @Nullable Double naiveError,
        @Nullable Double covered,
        Findings.Opinion.@Nullable Kind opinion) {

    /// Nine in ten estimates from such a past lie between low and high.
    public record Newcomer(double expected, double low, double high) {
        /// Whether the two cannot well be the same.
        public boolean apartFrom(Newcomer other) {
            return low > other.high || high < other.low;
        }
    }
}
