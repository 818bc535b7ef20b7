package dev.perennial.messaging.accounts;

import dev.perennial.messaging.Account;
import dev.perennial.messaging.sending.Trouble;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An account and how it does.
///
/// @param trouble what keeps it from sending, or null
/// @param said what the other side had to say about it
/// @param tries when it is tried again, or null
/// @param waiting how many messages wait to be sent
public record Listed(
        Account account,
        @Nullable Trouble trouble,
        String said,
        @Nullable Instant tries,
        int waiting) {
    /// Where it is set up.
    public String href() {
        return switch (account.kind()) {
            case EMAIL -> "/messaging/accounts/mailboxes/" + account.id();
            case SMS, TELEGRAM, WHATSAPP -> "/messaging/providers/" + account.id();
        };
    }
}
