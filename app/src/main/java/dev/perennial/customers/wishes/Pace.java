package dev.perennial.customers.wishes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/// How many requests a network may make in a minute. Counted in memory and per process, for opening a page must not
/// write anything anywhere; several processes allow as many times more, which is still nothing to guess a link by.
@Component
class Pace {
    static final int PER_MINUTE = 120;
    private static final int MOST_NETWORKS = 20_000;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private record Count(Instant since, int requests) {}

    private final Clock clock;
    private final Map<String, Count> counts = new LinkedHashMap<>();

    Pace(Clock clock) {
        this.clock = clock;
    }

    /// @param address the network address of the request
    synchronized boolean tooFast(String address) {
        var now = clock.instant();
        var network = network(address);
        var before = counts.remove(network);
        var current = before == null || before.since().plus(WINDOW).isBefore(now)
                ? new Count(now, 1)
                : new Count(before.since(), before.requests() + 1);
        counts.put(network, current);
        if (counts.size() > MOST_NETWORKS)
            counts.remove(counts.keySet().iterator().next());
        return current.requests() > PER_MINUTE;
    }

    /// A house has one address in the old protocol and a whole prefix in the new.
    private static String network(String address) {
        var parts = address.split(":");
        return parts.length < 5 ? address : String.join(":", parts[0], parts[1], parts[2], parts[3]);
    }
}
