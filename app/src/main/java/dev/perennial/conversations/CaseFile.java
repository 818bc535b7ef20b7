package dev.perennial.conversations;

import dev.perennial.customers.CustomerId;
import dev.perennial.hours.PlaceId;
import dev.perennial.messaging.AccountId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the business is asked to see to, from the first word to the last.
///
/// @param number what people call it by
/// @param customer null while nobody knows who it is
/// @param account by which of our mailboxes or numbers it came in; null for chats and calls
/// @param lastSeq how many entries it has
/// @param heardSeq the latest entry of the customer's
/// @param unproven whether somebody named one of our messages who was never sent it
/// @param place at which of the business's places it is at home; null where nobody said
public record CaseFile(
        CaseId id,
        long number,
        @Nullable CustomerId customer,
        String subject,
        @Nullable AccountId account,
        Instant openedAt,
        CaseState state,
        int lastSeq,
        int heardSeq,
        boolean unproven,
        @Nullable CaseId mergedInto,
        @Nullable PlaceId place) {
    /// After so long what a customer writes is about something new.
    private static final Duration STAYS_OPENABLE = Duration.ofDays(60);

    /// Whether a message that answers this case still belongs to it, or opens one that follows it.
    public boolean takes(Instant at) {
        var closedAt = state.closedAt();
        return closedAt == null || at.isBefore(closedAt.plus(STAYS_OPENABLE));
    }
}
