package dev.perennial.messaging.sending;

import static dev.perennial.ui.Words.t;

import dev.perennial.messaging.MailDomain;
import dev.perennial.messaging.MailServer;
import dev.perennial.messaging.sending.Carrier.Blamed;
import dev.perennial.messaging.sending.Carrier.Handed;
import dev.perennial.messaging.sending.Carrier.Later;
import dev.perennial.messaging.sending.Carrier.Lost;
import dev.perennial.messaging.sending.Carrier.Refused;
import dev.perennial.messaging.sending.Carrier.Taken;
import dev.perennial.platform.outgoing.MailLines;
import dev.perennial.platform.outgoing.NoLine;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/// A connection to a mail server that is signed in, over which mails go one after the other. It knows exactly one
/// thing that matters: whether the last byte of a mail was on its way when something went wrong.
final class SmtpLine implements AutoCloseable {
    /// Some servers count the mails of a connection.
    private static final int MOST_MAILS = 100;

    private static final int CLOSING = 421;
    private static final int STORAGE_EXCEEDED = 552;

    private final Session session;
    private final SMTPTransport transport;
    private int mails;
    private boolean isAlive = true;

    private SmtpLine(Session session, SMTPTransport transport) {
        this.session = session;
        this.transport = transport;
    }

    sealed interface Opening {}

    record IsOpen(SmtpLine line) implements Opening {}

    record NotOpened(Trouble trouble, String said) implements Opening {}

    /// @param from the address that will be written from; its domain is what we greet with
    static Opening open(MailLines lines, MailServer server, String from, Duration patience) {
        var settings = lines.settings(server.line(), patience);
        settings.put("mail.smtp.localhost", MailDomain.of(from));
        settings.put("mail.smtp.auth", String.valueOf(server.asksForPassword()));
        settings.put("mail.smtp.quitwait", "false");
        var session = Session.getInstance(settings);
        var line = server.line();
        try {
            var transport = (SMTPTransport) session.getTransport("smtp");
            if (server.asksForPassword()) transport.connect(line.host(), line.port(), server.user(), server.password());
            else transport.connect(line.host(), line.port(), null, null);
            return new IsOpen(new SmtpLine(session, transport));
        } catch (AuthenticationFailedException e) {
            return new NotOpened(Trouble.SIGN_IN, SmtpReply.of(535, said(e)).toString());
        } catch (MessagingException e) {
            return MailLines.reason(e)
                    .map(why -> new NotOpened(trouble(why), why.name()))
                    .orElseGet(() -> new NotOpened(
                            Trouble.NOT_REACHED, SmtpReply.of(0, said(e)).toString()));
        }
    }

    private static Trouble trouble(NoLine why) {
        return switch (why) {
            case CERTIFICATE -> Trouble.CERTIFICATE;
            case HOST, PORT, NOT_ENCRYPTED, PRIVATE_ADDRESS -> Trouble.NOT_ALLOWED;
            case UNKNOWN_NAME, NOBODY -> Trouble.NOT_REACHED;
        };
    }

    Handed hand(Letter letter) {
        var bytes = new Bytes(session, letter.bytes());
        bytes.setEnvelopeFrom(letter.envelopeFrom().isEmpty() ? "<>" : letter.envelopeFrom());
        mails++;
        try {
            transport.sendMessage(
                    bytes, new Address[] {new InternetAddress(letter.to().toString())});
            return new Taken();
        } catch (MessagingException e) {
            return handed(e, bytes.isWritten);
        } finally {
            isAlive = isAlive && mails < MOST_MAILS;
        }
    }

    private Handed handed(MessagingException e, boolean wasWritten) {
        var address = find(e, SMTPAddressFailedException.class).filter(it -> isAnswer(it.getReturnCode()));
        if (address.isPresent()) return answered(SmtpReply.of(address.get().getReturnCode(), said(address.get())));
        var sender = find(e, SMTPSenderFailedException.class);
        if (sender.isPresent()) return sender(SmtpReply.of(sender.get().getReturnCode(), said(sender.get())));
        var command = find(e, SMTPSendFailedException.class).filter(it -> isAnswer(it.getReturnCode()));
        if (command.isPresent()) {
            var reply = SmtpReply.of(command.get().getReturnCode(), said(command.get()));
            return command.get().getCommand().startsWith("MAIL") ? sender(reply) : answered(reply);
        }
        isAlive = false;
        return wasWritten ? new Lost(t("messaging.unknown.silent")) : new Later(t("messaging.later.brokeOff"));
    }

    /// A line that goes dead is told by the library as if the server had answered, with a number that is none.
    private static boolean isAnswer(int code) {
        return code >= 400 && code < 600;
    }

    private Handed answered(SmtpReply reply) {
        lookWhetherItIsOpen(reply);
        return reply.isTransient()
                ? new Later(reply.toString())
                : new Refused(reply.toString(), reply.saysNobodyIsThere());
    }

    /// What is said to the sender is said of the account, unless it is about this mail's size.
    private Handed sender(SmtpReply reply) {
        lookWhetherItIsOpen(reply);
        if (reply.isTransient()) return new Later(reply.toString());
        if (reply.code() == STORAGE_EXCEEDED) return new Refused(reply.toString(), false);
        return new Blamed(Trouble.SENDER, reply.toString());
    }

    /// Some servers hang up on who was refused: the next mail must not get lost on a line that is dead.
    private void lookWhetherItIsOpen(SmtpReply reply) {
        isAlive = reply.code() != CLOSING && transport.isConnected();
    }

    private static <T extends Exception> Optional<T> find(MessagingException e, Class<T> type) {
        for (Exception each = e; each != null; ) {
            if (type.isInstance(each)) return Optional.of(type.cast(each));
            each = each instanceof MessagingException further ? further.getNextException() : null;
        }
        return Optional.empty();
    }

    private static String said(Exception e) {
        return String.valueOf(e.getMessage());
    }

    boolean isAlive() {
        return isAlive;
    }

    @Override
    public void close() {
        try {
            transport.close();
        } catch (MessagingException _) {
            // it is closed, or about to be
        }
    }

    /// A mail that is finished already. Once its last byte went out, a silence says nothing of whether it arrived.
    private static final class Bytes extends SMTPMessage {
        private final byte[] bytes;
        private boolean isWritten;

        Bytes(Session session, byte[] bytes) {
            super(session);
            this.bytes = bytes;
        }

        @Override
        public void writeTo(OutputStream out, String[] ignored) throws IOException {
            out.write(bytes);
            isWritten = true;
        }
    }
}
