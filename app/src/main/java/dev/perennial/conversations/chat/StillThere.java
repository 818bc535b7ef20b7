package dev.perennial.conversations.chat;

import dev.perennial.conversations.ChatVisitors;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/// Whether a stream may go on: now and then it says that its visitor is there, and ends when the key opens nothing
/// any more.
final class StillThere implements BooleanSupplier {
    private static final Duration EVERY = Duration.ofSeconds(30);

    private final ChatVisitors visitors;
    private final String key;
    private final Clock clock;
    private Instant said;

    StillThere(ChatVisitors visitors, String key, Clock clock) {
        this.visitors = visitors;
        this.key = key;
        this.clock = clock;
        said = clock.instant();
    }

    @Override
    public boolean getAsBoolean() {
        var now = clock.instant();
        if (now.isBefore(said.plus(EVERY))) return true;
        said = now;
        return visitors.see(key);
    }
}
