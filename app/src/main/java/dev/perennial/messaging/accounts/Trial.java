package dev.perennial.messaging.accounts;

import dev.perennial.messaging.MailServer;
import dev.perennial.messaging.Mailbox;
import dev.perennial.platform.outgoing.MailLines;
import dev.perennial.platform.outgoing.NoLine;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Signs in as a mailbox would, and says how it went. A server that does not answer like one takes equally long and is
/// told in the same words, whatever listens there: this button is no way to look around in networks.
@Component
class Trial {
    private final MailLines lines;
    private final Duration patience;

    Trial(MailLines lines, @Value("${perennial.messaging.trial-patience:8s}") Duration patience) {
        this.lines = lines;
        this.patience = patience;
    }

    /// @param key of the sentence that tells it: `messaging.trial.<key>`
    /// @param said the server's own words, or empty
    record Result(MailLines.Protocol protocol, boolean isFine, String key, String said) {}

    List<Result> of(Mailbox mailbox) {
        var results = new ArrayList<Result>();
        results.add(signIn(mailbox.outgoing(), "INBOX"));
        mailbox.incoming().ifPresent(it -> results.add(signIn(it.server(), it.folder())));
        return results;
    }

    private Result signIn(MailServer server, String folder) {
        var end = System.nanoTime() + patience.toNanos();
        var failure = failure(server, folder);
        var protocol = server.line().protocol();
        if (failure.isEmpty()) return new Result(protocol, true, "FINE", "");
        var result = result(server, failure.get());
        if (result.key().equals(NoLine.NOBODY.name()))
            for (long left; (left = end - System.nanoTime()) > 0; ) LockSupport.parkNanos(left);
        return result;
    }

    private Optional<MessagingException> failure(MailServer server, String folder) {
        var line = server.line();
        var settings = lines.settings(line, patience.dividedBy(2));
        var code = line.protocol().code();
        settings.put("mail." + code + ".auth", String.valueOf(server.asksForPassword()));
        var session = Session.getInstance(settings);
        try {
            if (line.protocol() == MailLines.Protocol.SMTP)
                try (var transport = session.getTransport(code)) {
                    if (server.asksForPassword())
                        transport.connect(line.host(), line.port(), server.user(), server.password());
                    else transport.connect(line.host(), line.port(), null, null);
                }
            else
                try (var store = session.getStore(code)) {
                    store.connect(line.host(), line.port(), server.user(), server.password());
                    if (!store.getFolder(folder).exists())
                        throw new FolderNotFoundException(store.getFolder(folder), folder);
                }
            return Optional.empty();
        } catch (MessagingException e) {
            return Optional.of(e);
        }
    }

    private static Result result(MailServer server, MessagingException e) {
        var protocol = server.line().protocol();
        var why = MailLines.reason(e);
        if (e instanceof AuthenticationFailedException) return new Result(protocol, false, "SIGN_IN", said(e));
        if (e instanceof FolderNotFoundException) return new Result(protocol, false, "FOLDER", "");
        if (why.isPresent()) return new Result(protocol, false, why.get().name(), "");
        var isStartTls = String.valueOf(e.getMessage()).toUpperCase(Locale.ROOT).contains("STARTTLS");
        return new Result(protocol, false, isStartTls ? "STARTTLS" : NoLine.NOBODY.name(), "");
    }

    private static String said(MessagingException e) {
        var text = String.valueOf(e.getMessage()).replaceAll("\\p{Cntrl}+", " ").strip();
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }
}
