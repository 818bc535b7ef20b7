package dev.perennial.messaging.sending;

import dev.perennial.messaging.Account;
import dev.perennial.messaging.Mailbox;
import dev.perennial.messaging.Mailboxes;
import dev.perennial.messaging.sending.LetterWriting.Done;
import dev.perennial.messaging.sending.LetterWriting.Undone;
import dev.perennial.platform.outgoing.MailLines;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Mail, by SMTP.
@Component
class SmtpCarrier implements Carrier {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Mailboxes mailboxes;
    private final MailLines lines;
    private final LetterWriting writing;

    SmtpCarrier(Mailboxes mailboxes, MailLines lines, LetterWriting writing) {
        this.mailboxes = mailboxes;
        this.lines = lines;
        this.writing = writing;
    }

    @Override
    public Account.Kind kind() {
        return Account.Kind.EMAIL;
    }

    @Override
    public Opened open(Account account) {
        return mailboxes.find(account.id()).map(this::open).orElseGet(() -> new Shut(Trouble.SECRET_LOST, ""));
    }

    private Opened open(Mailbox mailbox) {
        return switch (SmtpLine.open(
                lines, mailbox.outgoing(), mailbox.account().address(), PATIENCE)) {
            case SmtpLine.NotOpened(var trouble, var said) -> new Shut(trouble, said);
            case SmtpLine.IsOpen(var line) -> new MailLine(line, mailbox);
        };
    }

    private final class MailLine implements Line {
        private final SmtpLine line;
        private final Mailbox mailbox;

        MailLine(SmtpLine line, Mailbox mailbox) {
            this.line = line;
            this.mailbox = mailbox;
        }

        @Override
        public Prepared prepare(Leased message) {
            return switch (writing.write(message, mailbox)) {
                case Undone(var why) -> new Unfit(why);
                case Done(var letter) -> (Ready) () -> hand(letter);
            };
        }

        /// Some servers let nobody send without an envelope sender; then word of its fate has to come to the mailbox.
        private Handed hand(Letter letter) {
            var handed = line.hand(letter);
            return letter.envelopeFrom().isEmpty()
                            && handed instanceof Blamed blamed
                            && blamed.trouble() == Trouble.SENDER
                    ? line.hand(new Letter(mailbox.account().address(), letter.to(), letter.bytes()))
                    : handed;
        }

        @Override
        public boolean isAlive() {
            return line.isAlive();
        }

        @Override
        public void close() {
            line.close();
        }
    }
}
