package dev.perennial.insights.worth;

import dev.perennial.customers.CustomerId;
import dev.perennial.insights.model.Standing;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// What the last run found about one customer. Money in the business's currency, minor units, refunds taken off.
///
/// @param asOf the day up to which silence is counted
/// @param horizonDays how far ahead `churnRisk` looks: the probability of no purchase within them
/// @param atRisk what twelve months should bring if the customer stays, times `churnRisk`
public record Worth(
        CustomerId customer,
        LocalDate asOf,
        int horizonDays,
        LocalDate firstDay,
        LocalDate lastDay,
        int purchaseDays,
        long value,
        long meanSpend,
        @Nullable Double typicalGap,
        Standing standing,
        @Nullable Double alive,
        @Nullable Double churnRisk,
        @Nullable Double purchases12,
        @Nullable Long value12,
        @Nullable Long value12Low,
        @Nullable Long value12High,
        long atRisk,
        @Nullable LocalDate nextExpected) {

    public long silentDays() {
        return ChronoUnit.DAYS.between(lastDay, asOf);
    }

    public boolean boughtOnce() {
        return purchaseDays == 1;
    }

    public boolean silenceIsUnusual() {
        return standing == Standing.SLIPPING || standing == Standing.LOST;
    }

    /// The facts behind the standing.
    public Reason reason() {
        return Reason.of(standing, typicalGap, silentDays());
    }
}
