package dev.perennial.conversations;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody in the chat on the shop's site.
///
/// @param name as they or the shop say, or null
/// @param address the mail address they left, or null
/// @param addressProven whether they have shown that mail to the address reaches them
/// @param subject their number in the shop, when the shop's own sign-in vouches for them
/// @param source whose numbers these are
/// @param seenAt when they last had the chat open
/// @param left whether they said then that they go
public record Visitor(
        VisitorId id,
        ThreadId thread,
        @Nullable String name,
        @Nullable String address,
        boolean addressProven,
        @Nullable String subject,
        @Nullable String source,
        Instant seenAt,
        boolean left) {
    /// An open chat says so at least this often.
    static final Duration THERE_FOR = Duration.ofMinutes(2);

    public boolean isProven() {
        return subject != null || addressProven;
    }

    public boolean isThere(Instant now) {
        return !left && now.isBefore(seenAt.plus(THERE_FOR));
    }
}
