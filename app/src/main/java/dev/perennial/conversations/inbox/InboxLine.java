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
/// @param unread whether the customer said something the reader has not seen
public record InboxLine(
        CaseFile file,
        String who,
        String saying,
        @Nullable Mark mark,
        boolean unread,
        List<String> labels,
        Instant changedAt) {}
