package dev.perennial.conversations.inbox;

import dev.perennial.conversations.CaseFile;
import dev.perennial.conversations.promises.Mark;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A case in the list.
///
/// @param who the customer, else who wrote
/// @param saying how the last words begin
/// @param mark what is due, or null when nothing is
/// @param heard the number of the last entry in which the customer said something, 0 when there is none
/// @param seen up to which entry the reader has seen it
public record InboxLine(
        CaseFile file,
        String who,
        String saying,
        @Nullable Mark mark,
        int heard,
        int seen,
        List<String> labels,
        Instant changedAt) {
    /// Whether the customer said something the reader has not seen.
    public boolean unread() {
        return heard > seen;
    }

    InboxLine seenUpTo(int entry) {
        return new InboxLine(file, who, saying, mark, heard, entry, labels, changedAt);
    }
}
