package dev.perennial.conversations.inbox;

import dev.perennial.conversations.CaseFile;
import java.time.Instant;
import java.util.List;

/// A case in the list.
///
/// @param who the customer, else who wrote
/// @param saying how the last words begin
/// @param unread whether the customer said something the reader has not seen
public record InboxLine(
        CaseFile file, String who, String saying, boolean unread, List<String> labels, Instant changedAt) {}
