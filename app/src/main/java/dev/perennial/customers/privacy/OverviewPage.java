package dev.perennial.customers.privacy;

import dev.perennial.customers.privacy.requests.PrivacyRequest;
import dev.perennial.customers.privacy.retention.Kept;
import dev.perennial.ui.View;
import java.time.LocalDate;
import java.util.List;

/// What the owner has to do about privacy, and where everything is.
///
/// @param waiting what is older than its period and waits for the owner's word
/// @param open what was asked and not answered, the most pressing first
public record OverviewPage(List<PrivacyRequest> open, List<Kept> waiting, LocalDate today) implements View {}
