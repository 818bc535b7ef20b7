package dev.perennial.platform.postgres;

import java.io.InterruptedIOException;

/// The time between two looks at something the operating system does not tell us about.
final class Pause {
    private Pause() {}

    static void brief() throws InterruptedIOException {
        try {
            Thread.sleep(10);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while waiting for PostgreSQL");
        }
    }
}
