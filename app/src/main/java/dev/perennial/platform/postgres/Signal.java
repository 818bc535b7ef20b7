package dev.perennial.platform.postgres;

import java.io.IOException;
import java.util.List;

/// What PostgreSQL understands. SIGTERM is missing on purpose: it would wait for every client to leave.
enum Signal {
    /// Fast shutdown: clients are cut off, everything acknowledged is kept.
    INT,
    /// Immediate shutdown: the next start recovers.
    QUIT,
    KILL;

    void send(long pid) throws IOException {
        // `kill` as a program is missing from small systems; the shell always has its own.
        Finished.running(List.of("sh", "-c", "kill -%s %d".formatted(this, pid)));
    }
}
