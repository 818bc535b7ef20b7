package dev.perennial.messaging.accounts;

import dev.perennial.messaging.AccountId;

/// Mailboxes for tests, at servers of this machine that take any password and do without encryption.
public class Mailboxed {
    private final MailboxAccounts accounts;

    Mailboxed(MailboxAccounts accounts) {
        this.accounts = accounts;
    }

    /// One that only sends.
    public AccountId at(String address, int smtpPort) {
        return at(address, smtpPort, -1, "secret");
    }

    /// @param imapPort where its mail comes in, or -1
    public AccountId at(String address, int smtpPort, int imapPort, String password) {
        return accounts.add(new MailboxForm(
                        "Orders",
                        address,
                        "Ada’s Bakery",
                        "127.0.0.1",
                        String.valueOf(smtpPort),
                        "NONE",
                        address,
                        password,
                        imapPort < 0 ? "" : "127.0.0.1",
                        String.valueOf(imapPort),
                        "NONE",
                        address,
                        password,
                        "INBOX",
                        "10000"))
                .orElseThrow();
    }
}
