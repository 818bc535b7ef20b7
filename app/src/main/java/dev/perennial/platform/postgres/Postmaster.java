package dev.perennial.platform.postgres;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps one `postgres` running until told to stop, and starts it again should it die by itself.
///
/// The thread that starts the process lives as long as the process: when that thread ends, the kernel stops the
/// server. Hence a platform thread of its own, never one from a pool.
final class Postmaster {
    private static final Logger log = LoggerFactory.getLogger(Postmaster.class);
    private static final Duration LONG_LIFE = Duration.ofMinutes(1);
    private static final int RESTARTS = 5;

    private final DataFolder data;
    private final List<String> command;
    private final File output;
    private volatile boolean keepRunning;
    private volatile @Nullable Process process;

    Postmaster(DataFolder data, List<String> command, File output) {
        this.data = data;
        this.command = command;
        this.output = output;
    }

    /// Returns when the server takes connections, or false when it ended before.
    boolean start() throws IOException {
        var started = new CompletableFuture<Process>();
        Thread.ofPlatform().name("postgres").daemon().start(() -> keep(started));
        Process first;
        try {
            first = started.join();
        } catch (CompletionException notStarted) {
            throw new IOException(notStarted.getCause());
        }
        while (!data.reportsReady()) {
            if (!first.isAlive()) return false;
            Pause.brief();
        }
        keepRunning = true;
        return true;
    }

    private void keep(CompletableFuture<Process> started) {
        try {
            var restartsLeft = RESTARTS;
            do {
                var since = System.nanoTime();
                var child = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(output))
                        .start();
                process = child;
                started.complete(child);
                var code = child.waitFor();
                if (!keepRunning) return;

                restartsLeft = System.nanoTime() - since > LONG_LIFE.toNanos() ? RESTARTS : restartsLeft - 1;
                log.error("PostgreSQL ended by itself with code {}: starting it again. See {}", code, output);
                data.takeOver();
            } while (restartsLeft > 0);
            log.error("PostgreSQL ended {} times in a row and stays down. See {}", RESTARTS, output);
        } catch (IOException | RuntimeException cannotStart) {
            if (!started.completeExceptionally(cannotStart))
                log.error("PostgreSQL cannot be started again", cannotStart);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    void stop() throws IOException {
        keepRunning = false;
        var child = process;
        if (child == null) return;

        for (var signal : Signal.values()) {
            if (!child.isAlive()) return;
            signal.send(child.pid());
            if (endedWithin(Duration.ofSeconds(60), child)) return;
        }
    }

    private static boolean endedWithin(Duration patience, Process child) {
        try {
            return child.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
