package dev.perennial.customers.consent;

import dev.perennial.customers.Channel;
import dev.perennial.customers.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What people are asked for a purpose, in one language.
///
/// @param id null for the wording the product comes with, until somebody has agreed to it
/// @param channels those it is offered for
public record Wording(
        @Nullable UUID id,
        Purpose purpose,
        String language,
        int version,
        String text,
        List<Channel> channels,
        @Nullable Instant writtenAt) {
    static final int LONGEST = 1000;
}
