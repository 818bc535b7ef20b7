package dev.perennial.ui.live;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// One open page. What it has not been told yet is kept as a set of topics, so that a slow reader costs no more than a
/// quick one and holds up nobody.
final class Stream {
    private static final Logger LOG = LoggerFactory.getLogger(Stream.class);
    private static final int PULSE_SECONDS = 15;
    /// After so long it has to be opened anew, as whoever it then is.
    private static final long LONGEST = TimeUnit.HOURS.toMillis(8);

    private final SseEmitter emitter = new SseEmitter(LONGEST);
    private final Set<String> topics;
    private final BooleanSupplier still;
    private final Consumer<Stream> onEnd;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Set<String> untold = new LinkedHashSet<>();
    private boolean ended;
    private boolean gone;

    Stream(Set<String> topics, BooleanSupplier still, Consumer<Stream> onEnd) {
        this.topics = Set.copyOf(topics);
        this.still = still;
        this.onEnd = onEnd;
        untold.add(Live.ALL);
        emitter.onCompletion(this::leave);
        emitter.onTimeout(this::leave);
        emitter.onError(_ -> leave());
    }

    SseEmitter emitter() {
        return emitter;
    }

    void start() {
        Thread.startVirtualThread(this::run);
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

    /// A page that is gone is the server's to end: by the time we notice, another page may have its line.
    private void run() {
        try {
            for (var next = next(); next != null && mayStay(); next = next()) {
                if (next.isEmpty()) emitter.send(SseEmitter.event().comment("still here"));
                for (var topic : next) emitter.send(SseEmitter.event().data(topic));
            }
            if (!isGone()) emitter.complete();
        } catch (IOException | IllegalStateException | InterruptedException e) {
            LOG.debug("a page is gone: {}", e.getMessage());
        } finally {
            onEnd.accept(this);
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

    private boolean isGone() {
        lock.lock();
        try {
            return gone;
        } finally {
            lock.unlock();
        }
    }

    private void leave() {
        lock.lock();
        try {
            gone = true;
        } finally {
            lock.unlock();
        }
        end();
    }

    /// What is new, or nothing new after a while; null at the end.
    private @Nullable List<String> next() throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.SECONDS.toNanos(PULSE_SECONDS);
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
