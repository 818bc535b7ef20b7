package dev.perennial.customers.privacy.objections;

import dev.perennial.ui.View;
import java.time.Instant;

/// Says why a customer has no scores.
public record UnprofiledPanel(Instant since) implements View {}
