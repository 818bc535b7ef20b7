package dev.perennial.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// The clock the whole application reads in tests; it stands still until a test moves it.
public class TestClock extends Clock {
    public static final TestClock INSTANCE = new TestClock();

    private volatile Instant now = Instant.EPOCH;

    private TestClock() {
        reset();
    }

    /// Saturday, 21 November 2026, nine in the morning in UTC.
    public void reset() {
        now = Instant.parse("2026-11-21T09:00:00Z");
    }

    public void set(Instant instant) {
        now = instant;
    }

    public void advance(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
