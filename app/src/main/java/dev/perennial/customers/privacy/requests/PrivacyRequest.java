package dev.perennial.customers.privacy.requests;

import dev.perennial.customers.CustomerId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something a person asked under privacy law.
///
/// @param customer null once the person is erased
/// @param dueOn one month after it was asked
public record PrivacyRequest(
        UUID id,
        @Nullable CustomerId customer,
        String called,
        Kind kind,
        LocalDate askedOn,
        LocalDate dueOn,
        @Nullable Instant answeredAt) {
    public enum Kind {
        ACCESS,
        CORRECTION,
        OBJECTION,
        ERASURE,
        PORTABILITY
    }

    /// How long before the day it becomes pressing.
    static final int PRESSING_DAYS = 7;

    static LocalDate dueAfter(LocalDate asked) {
        return asked.plusMonths(1);
    }

    public boolean isPressing(LocalDate today) {
        return answeredAt == null && !dueOn.isAfter(today.plusDays(PRESSING_DAYS));
    }

    public boolean isLate(LocalDate today) {
        return answeredAt == null && dueOn.isBefore(today);
    }
}
