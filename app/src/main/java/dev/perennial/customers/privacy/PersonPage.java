package dev.perennial.customers.privacy;

import dev.perennial.customers.CustomerId;
import dev.perennial.customers.privacy.requests.PrivacyRequest;
import dev.perennial.ui.View;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can be done when this person asks.
///
/// @param objectedSince null while the person did not object to profiling
public record PersonPage(
        CustomerId customer,
        String called,
        List<PrivacyRequest> requests,
        @Nullable Instant objectedSince,
        boolean mayErase,
        LocalDate today)
        implements View {
    public PrivacyRequest.Kind[] kinds() {
        return PrivacyRequest.Kind.values();
    }
}
