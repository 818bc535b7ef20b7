package dev.perennial.messaging;

import dev.perennial.customers.CustomerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// It is known how a dispatch ended; a bounce tells it once more, as failed, of one that was sent.
///
/// @param source what caused the dispatch, as its [Dispatch] said
/// @param why a sentence for the staff; empty when it was sent
public record DispatchSettled(
        DispatchId dispatch, String source, @Nullable CustomerId customer, End end, String why, Instant at) {
    public enum End {
        SENT,
        FAILED,
        /// The line went dead in the moment it was handed over: it may have arrived.
        UNKNOWN,
        /// Somebody has to be left alone.
        SUPPRESSED
    }
}
