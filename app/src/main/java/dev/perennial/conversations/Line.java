package dev.perennial.conversations;

import dev.perennial.messaging.AccountId;
import org.jspecify.annotations.Nullable;

/// One line between an address of a customer's and one of ours, as it takes part in a case.
///
/// @param account which mailbox or number of ours; null for chats and calls
/// @param replyTag stands behind the plus sign of the address they answer to
public record Line(
        ThreadId thread,
        Via via,
        @Nullable AccountId account,
        String address,
        @Nullable String name,
        String replyTag) {
    public String called() {
        return name == null || name.isBlank() ? address : name;
    }
}
