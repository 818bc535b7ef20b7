package dev.perennial.programs.webhooks;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// When a message is tried again: ten times within a good three days, as the specification advises, each wait a little
/// longer by chance, so that a receiver that comes back is not run over.
final class Retries {
    static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    static final int TRIES = WAITS.size() + 1;

    /// An endpoint at which nothing arrived for so long is shut.
    static final Duration PATIENCE = Duration.ofDays(5);

    private static final double CHANCE = 0.1;

    private Retries() {}

    /// @param tried how often it was tried in vain
    /// @return nothing when it is given up
    static Optional<Duration> after(int tried, RandomGenerator random) {
        if (tried > WAITS.size()) return Optional.empty();
        var wait = WAITS.get(tried - 1);
        return Optional.of(wait.plusMillis((long) (wait.toMillis() * CHANCE * random.nextDouble())));
    }
}
