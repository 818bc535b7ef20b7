package dev.perennial.conversations.promises;

import java.time.Duration;
import java.time.Instant;

/// How long somebody who writes now will wait for an answer, honestly.
public sealed interface Estimate {
    /// From answers to others who wrote to the same inbox at this hour.
    ///
    /// @param answers how many there are
    /// @param median half were answered within so much open time
    /// @param most nine in ten were
    /// @param by the moment the median leads to
    /// @param latest the moment nine in ten leads to
    record Measured(int answers, Duration median, Duration most, Instant by, Instant latest) implements Estimate {}

    /// Too few answers to tell; so much was promised.
    record Promised(Duration within, Instant by) implements Estimate {}

    /// Too few answers to tell, and nothing was promised.
    record Unknown() implements Estimate {}
}
