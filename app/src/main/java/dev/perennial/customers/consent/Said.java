package dev.perennial.customers.consent;

import dev.perennial.customers.Channel;
import dev.perennial.customers.Channel.AddressKind;
import dev.perennial.customers.ConsentOrigin.Way;
import dev.perennial.customers.Purpose;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One row of the consent log.
///
/// @param key what the address is compared by; empty where the channel reaches the person and not an address
/// @param byPerson whether the person said it to us, or a file or a system says so
/// @param reference names what wrote it, once
/// @param countsAt a yes counts from when it was said, a no from when it was written down
public record Said(
        long id,
        AddressKind kind,
        String key,
        Purpose purpose,
        Channel channel,
        Decision decision,
        Way way,
        boolean byPerson,
        @Nullable WordingRead wording,
        String proof,
        @Nullable String reference,
        Instant countsAt,
        Instant recordedAt,
        @Nullable UUID recordedBy) {

    /// What stood on the page or was read out.
    public record WordingRead(String text, String language, int version) {}

    public enum Decision {
        /// Said yes; an e-mail has yet to prove whose address it is.
        REQUESTED,
        GRANTED,
        /// Said yes by the link sent to the address itself.
        CONFIRMED,
        DENIED,
        WITHDRAWN,
        /// What the same reference wrote counts no more: an import or a merge was undone.
        TAKEN_BACK;

        boolean isYes() {
            return this == GRANTED || this == CONFIRMED;
        }

        boolean isNo() {
            return this == DENIED || this == WITHDRAWN;
        }
    }
}
