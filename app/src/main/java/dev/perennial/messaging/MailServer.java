package dev.perennial.messaging;

import dev.perennial.platform.outgoing.MailLines;

/// Where a mailbox signs in.
///
/// @param user empty for a server of the own network that asks for none
public record MailServer(MailLines.Server line, String user, String password) {
    public boolean asksForPassword() {
        return !user.isEmpty();
    }

    /// Never in a log.
    @Override
    public String toString() {
        return "MailServer[%s, %s]".formatted(line, user);
    }
}
