package dev.perennial.e2e;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.function.Predicate;

/// The mail servers of everybody in a story, on this machine: whoever has an address has a mailbox, and whatever is
/// sent is in it.
sealed interface Post extends AutoCloseable permits DebianPost, GreenPost {
    /// Of every mailbox.
    String PASSWORD = "caraway";

    Duration PATIENCE = Duration.ofMinutes(4);

    /// The programs that run most of the world's mailboxes, where Debian has them; else a stand-in with the same
    /// protocols.
    static Post open(Path folder) throws Exception {
        var missing = DebianPost.missing();
        if (missing.isEmpty()) return new DebianPost(folder);

        System.out.printf("Mail in this story goes by GreenMail; for Dovecot and aiosmtpd: %s%n", missing.get());
        return new GreenPost();
    }

    /// Where IMAP is spoken; users are addresses.
    int imap();

    /// Where mail to anybody is handed in.
    int smtp();

    /// Whoever signs in to a mailbox finds it there.
    void make(String address) throws Exception;

    /// As if its server had received it then.
    void deliver(String address, String mail, Instant received) throws Exception;

    List<MimeMessage> of(String address) throws Exception;

    /// The first mail to this address that is as wanted, when it has come.
    default MimeMessage await(String address, String what, Predicate<MimeMessage> wanted) throws Exception {
        var since = System.nanoTime();
        while (System.nanoTime() - since < PATIENCE.toNanos()) {
            var found = of(address).stream().filter(wanted).findFirst();
            if (found.isPresent()) return found.get();
            Thread.sleep(100);
        }
        throw new AssertionError("%s never got %s, but %s".formatted(address, what, of(address)));
    }

    static MimeMessage read(byte[] bytes) throws MessagingException {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
    }

    static byte[] bytes(String mail) {
        return mail.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    void close() throws Exception;
}
