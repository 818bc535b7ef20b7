package dev.perennial.messaging.accounts;

import dev.perennial.platform.outgoing.MailLines.Encryption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Where the mailboxes of big providers sign in, so that nobody has to look it up.
enum Provider {
    GOOGLE("smtp.gmail.com", 465, Encryption.IMPLICIT, "imap.gmail.com", "gmail.com", "googlemail.com"),
    APPLE("smtp.mail.me.com", 587, Encryption.STARTTLS, "imap.mail.me.com", "icloud.com", "me.com", "mac.com"),
    YAHOO("smtp.mail.yahoo.com", 465, Encryption.IMPLICIT, "imap.mail.yahoo.com", "yahoo.com", "yahoo.de", "yahoo.fr"),
    GMX("mail.gmx.net", 465, Encryption.IMPLICIT, "imap.gmx.net", "gmx.de", "gmx.net", "gmx.at", "gmx.ch"),
    WEB_DE("smtp.web.de", 587, Encryption.STARTTLS, "imap.web.de", "web.de"),
    T_ONLINE("securesmtp.t-online.de", 465, Encryption.IMPLICIT, "secureimap.t-online.de", "t-online.de"),
    FASTMAIL("smtp.fastmail.com", 465, Encryption.IMPLICIT, "imap.fastmail.com", "fastmail.com", "fastmail.fm"),
    MAILBOX_ORG("smtp.mailbox.org", 465, Encryption.IMPLICIT, "imap.mailbox.org", "mailbox.org"),
    POSTEO("posteo.de", 465, Encryption.IMPLICIT, "posteo.de", "posteo.de", "posteo.net");

    private final String smtpHost;
    private final int smtpPort;
    private final Encryption smtpEncryption;
    private final String imapHost;
    private final List<String> domains;

    Provider(String smtpHost, int smtpPort, Encryption smtpEncryption, String imapHost, String... domains) {
        this.smtpHost = smtpHost;
        this.smtpPort = smtpPort;
        this.smtpEncryption = smtpEncryption;
        this.imapHost = imapHost;
        this.domains = List.of(domains);
    }

    static Optional<Provider> of(String address) {
        var domain = address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(it -> it.domains.contains(domain)).findFirst();
    }

    /// The form as far as an address fills it; of an unknown provider the names that most hosts give their servers.
    static MailboxForm form(String address) {
        var domain = address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        var known = of(address);
        return new MailboxForm(
                "",
                address,
                "",
                known.map(it -> it.smtpHost).orElse(domain.isEmpty() ? "" : "smtp." + domain),
                known.map(it -> String.valueOf(it.smtpPort)).orElse("465"),
                known.map(it -> it.smtpEncryption).orElse(Encryption.IMPLICIT).name(),
                address,
                "",
                known.map(it -> it.imapHost).orElse(domain.isEmpty() ? "" : "imap." + domain),
                "993",
                Encryption.IMPLICIT.name(),
                address,
                "",
                "INBOX",
                "60");
    }
}
