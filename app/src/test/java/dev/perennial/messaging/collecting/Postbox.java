package dev.perennial.messaging.collecting;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.perennial.messaging.Account;
import dev.perennial.messaging.MailServer;
import dev.perennial.messaging.Mailbox;
import dev.perennial.platform.outgoing.MailLines.Encryption;
import dev.perennial.platform.outgoing.MailLines.Protocol;
import dev.perennial.platform.outgoing.MailLines.Server;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;

/// A real IMAP server with one mailbox, folder `Shop`.
final class Postbox implements AutoCloseable {
    static final String FOLDER = "Shop";
    private static final String USER = "ada";
    private static final String PASSWORD = "caraway";

    private final GreenMail server;
    private final GreenMailUser user;

    private Postbox(int port) {
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        server.start();
        user = server.setUser("orders@rosental.example", USER, PASSWORD);
        create();
    }

    static Postbox open() {
        return new Postbox(0);
    }

    /// One that was moved: the same address and port, everything in it gone.
    static Postbox openAt(int port) {
        return new Postbox(port);
    }

    int port() {
        return server.getImap().getPort();
    }

    private void create() {
        try {
            server.getManagers().getImapHostManager().createMailbox(user, FOLDER);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /// The same folder, counting anew.
    void countAnew() {
        try {
            var old = folder().getUidValidity();
            server.getManagers().getImapHostManager().deleteMailbox(user, FOLDER);
            while (System.currentTimeMillis() / 1000 <= old || System.currentTimeMillis() <= old) Thread.onSpinWait();
            create();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    MailFolder folder() {
        try {
            return server.getManagers().getImapHostManager().getFolder(user, FOLDER);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    void put(String text, Instant at) {
        var raw = "From: Tom <tom@keller.example>\r\nSubject: x\r\nMessage-ID: <%s@keller.example>\r\n\r\n%s"
                .formatted(text.replaceAll("\\W", "-"), text);
        try {
            var message = new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8)));
            folder().appendMessage(message, new Flags(), Date.from(at));
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    int count() {
        return folder().getMessageCount();
    }

    long seen() {
        return folder().getMessages().stream()
                .filter(it -> it.getFlags().contains(Flags.Flag.SEEN))
                .count();
    }

    void removeAll() {
        try {
            folder().deleteAllMessages();
            folder().expunge();
        } catch (FolderException e) {
            throw new AssertionError(e);
        }
    }

    Mailbox mailbox(Account account) {
        return mailbox(account, PASSWORD);
    }

    Mailbox mailbox(Account account, String password) {
        return mailbox(account, port(), password);
    }

    static Mailbox mailbox(Account account, int port) {
        return mailbox(account, port, PASSWORD);
    }

    private static Mailbox mailbox(Account account, int port, String password) {
        var imap = new MailServer(new Server(Protocol.IMAP, "127.0.0.1", port, Encryption.NONE), USER, password);
        var smtp = new MailServer(new Server(Protocol.SMTP, "127.0.0.1", 25, Encryption.NONE), "", "");
        return new Mailbox(account, "Rosental", smtp, Optional.of(new Mailbox.Incoming(imap, FOLDER)));
    }

    @Override
    public void close() {
        server.stop();
    }
}
