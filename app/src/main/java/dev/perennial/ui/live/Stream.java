package dev.perennial.ui.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One open page. What it has not been told yet is kept as a set of topics, so that a slow reader costs no more than a
/// quick one and holds up nobody.
final class Stream {
    private static final Logger LOG = LoggerFactory.getLogger(Stream.class);
    private static final Duration PULSE = Duration.ofSeconds(15);
    /// After so long it has to be opened anew, as whoever it then is.
    private static final Duration LONGEST = Duration.ofHours(8);

    private final Set<String> topics;
    private final BooleanSupplier still;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Set<String> untold = new LinkedHashSet<>();
    private boolean ended;

    Stream(Set<String> topics, BooleanSupplier still) {
        this.topics = Set.copyOf(topics);
        this.still = still;
        untold.add(Live.ALL);
    }

    void hear(String topic) {
        if (!topics.contains(topic) && !topic.equals(Live.ALL)) return;
        lock.lock();
        try {
            untold.add(topic);
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    void end() {
        lock.lock();
        try {
            ended = true;
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Tells the page what is new until it leaves, may stay no longer, or has stayed longest.
    void tell(OutputStream page) {
        var opened = System.nanoTime();
        try {
            for (var next = next(); next != null && mayStay(); next = next()) {
                page.write(written(next).getBytes(UTF_8));
                page.flush();
                if (System.nanoTime() - opened > LONGEST.toNanos()) return;
            }
        } catch (IOException e) {
            LOG.debug("a page is gone: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// When it cannot be found out the stream ends too, and the page opens another: one that stays open and
    /// silent would leave it as it is for hours.
    private boolean mayStay() {
        try {
            return still.getAsBoolean();
        } catch (RuntimeException e) {
            LOG.debug("nobody knows whether a page may stay: {}", e.getMessage());
            return false;
        }
    }

    /// A page cannot hear a comment; so that it hears a line that lives, its pulse is an event, without data.
    private static String written(List<String> topics) {
        if (topics.isEmpty()) return "event:pulse\ndata\n\n";
        var events = new StringBuilder();
        for (var topic : topics) events.append("data:").append(topic).append("\n\n");
        return events.toString();
    }

    /// What is new, or nothing new after a while; null at the end.
    private @Nullable List<String> next() throws InterruptedException {
        lock.lock();
        try {
            long left = PULSE.toNanos();
            while (untold.isEmpty() && !ended && left > 0) left = news.awaitNanos(left);
            if (ended) return null;
            var told = List.copyOf(untold);
            untold.clear();
            return told;
        } finally {
            lock.unlock();
        }
    }
}
