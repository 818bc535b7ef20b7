package dev.perennial.messaging.sending;

import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Purpose;
import dev.perennial.messaging.Account;
import dev.perennial.messaging.Dispatch.Manner;
import dev.perennial.messaging.DispatchId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A message somebody has set out to send.
///
/// @param fence the number of the lease: only the latest may say how it ended
/// @param tried how often it was tried before
record Leased(
        DispatchId id,
        long fence,
        int tried,
        @Nullable Instant firstTried,
        Account account,
        String source,
        Purpose purpose,
        @Nullable CustomerId customer,
        String to,
        @Nullable String toName,
        @Nullable String subject,
        String text,
        @Nullable String html,
        Manner manner,
        @Nullable String inReplyTo,
        List<String> references,
        @Nullable String replyTag,
        List<UUID> files,
        String messageId) {}
