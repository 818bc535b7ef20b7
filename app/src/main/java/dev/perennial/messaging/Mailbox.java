package dev.perennial.messaging;

import java.util.Optional;

/// An account of the kind [Account.Kind#EMAIL] with what it takes to sign in.
///
/// @param displayName who its mails are from, beside the address
/// @param incoming empty for one that only sends
public record Mailbox(Account account, String displayName, MailServer outgoing, Optional<Incoming> incoming) {
    /// @param folder where mail arrives: INBOX
    public record Incoming(MailServer server, String folder) {}
}
