package dev.perennial.conversations.acknowledgements;

import dev.perennial.conversations.promises.Estimate;
import dev.perennial.ui.PageContext;
import dev.perennial.ui.View;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// @param now of the example
public record AcknowledgementPage(
        Acknowledgement acknowledgement, @Nullable String mistake, boolean mayChange, Instant now) implements View {
    @Override
    public int status() {
        return mistake == null ? 200 : 422;
    }

    /// How it reads when half have an answer within two hours, and nine in ten within five.
    public String example() {
        return acknowledgement.text(
                new Estimate.Measured(
                        120, Duration.ofHours(2), Duration.ofHours(5), now.plusSeconds(7_200), now.plusSeconds(18_000)),
                PageContext.current().business());
    }
}
