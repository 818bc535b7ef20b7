package dev.perennial.messaging.collecting;

import dev.perennial.messaging.Mailbox;
import dev.perennial.messaging.collecting.ImapLine.Broken;
import dev.perennial.platform.outgoing.MailLines;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stays with one mailbox: fetches what is there, waits for more, comes back when the line breaks, waits longer each
/// time it does.
final class Watcher implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration WHILE_ANOTHER_HOLDS = Duration.ofSeconds(20);

    /// Shorter than the hold on the mailbox and than any firewall forgets a silent line; RFC 2177 asks for less than
    /// half an hour.
    static final Duration TURN = Duration.ofSeconds(40);

    private final Mailbox mailbox;
    private final Mailbox.Incoming incoming;
    private final UUID process;
    private final MailLines lines;
    private final Positions positions;
    private final Collecting collecting;
    private final Duration turn;
    private volatile boolean isStopped;
    private volatile @Nullable ImapLine line;
    private volatile @Nullable Thread thread;
    private int failures;

    Watcher(
            Mailbox mailbox,
            Mailbox.Incoming incoming,
            UUID process,
            MailLines lines,
            Positions positions,
            Collecting collecting,
            Duration turn) {
        this.mailbox = mailbox;
        this.incoming = incoming;
        this.process = process;
        this.lines = lines;
        this.positions = positions;
        this.collecting = collecting;
        this.turn = turn;
    }

    Mailbox mailbox() {
        return mailbox;
    }

    @Override
    public void run() {
        thread = Thread.currentThread();
        while (!isStopped) {
            try {
                pause(watch());
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                LOG.warn(
                        "Mailbox {} is collected again in a minute",
                        mailbox.account().id(),
                        e);
                pause(Duration.ofMinutes(1));
            }
        }
    }

    /// @return how long to wait before the next time
    private Duration watch() {
        var held = positions.take(mailbox.account().id(), process);
        if (held.isEmpty()) return WHILE_ANOTHER_HOLDS;
        var holding = held.get();
        try (var open = ImapLine.open(lines, incoming, PATIENCE)) {
            line = open;
            while (!isStopped && positions.renew(holding)) {
                collecting.collect(open, holding);
                failures = 0;
                open.await(turn);
            }
            return Duration.ZERO;
        } catch (Broken e) {
            if (isStopped) return Duration.ZERO;
            failures++;
            positions.trouble(holding, e.why, e.said);
            return e.why.wait(failures);
        } catch (Holding.Lost _) {
            return WHILE_ANOTHER_HOLDS;
        } catch (RuntimeException e) {
            if (!isStopped) positions.trouble(holding, Obstacle.INTERNAL, "");
            throw e;
        } finally {
            line = null;
            positions.release(holding);
        }
    }

    private void pause(Duration wait) {
        var end = System.nanoTime() + wait.toNanos();
        for (long left; !isStopped && (left = end - System.nanoTime()) > 0; ) LockSupport.parkNanos(left);
    }

    void stop() {
        isStopped = true;
        var open = line;
        if (open != null) open.close();
        LockSupport.unpark(thread);
    }
}
