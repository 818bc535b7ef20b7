package dev.perennial.messaging.incoming;

import dev.perennial.messaging.Account;
import dev.perennial.messaging.Accounts;
import dev.perennial.messaging.Received.Party;
import dev.perennial.messaging.reading.Mail;
import dev.perennial.messaging.reading.MailReader;
import dev.perennial.messaging.reading.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.springframework.stereotype.Component;

/// Mails, and what servers report about mails of ours.
@Component
class Mails implements Interpreter {
    private final Accounts accounts;
    private final ServerReports reports;
    private final TrustedServers trusted;

    Mails(Accounts accounts, ServerReports reports, TrustedServers trusted) {
        this.accounts = accounts;
        this.reports = reports;
        this.trusted = trusted;
    }

    @Override
    public boolean understands(Account.Kind kind) {
        return kind == Account.Kind.EMAIL;
    }

    @Override
    public Understood read(Account account, InputStream raw) throws IOException {
        return switch (MailReader.read(raw.readAllBytes())) {
            case Reading.Unreadable(var why) -> new Understood.NotReadable(Why.of(why));
            case Reading.Read(var mail) -> understood(account, mail);
        };
    }

    private Understood understood(Account account, Mail mail) {
        var report = mail.report();
        if (report != null && reports.file(report))
            return new Understood.Nothing(List.of(mail.from().address()));
        trusted.seen(account.id(), mail.verdicts());
        var ours = accounts.all().stream()
                .filter(it -> it.kind() == Account.Kind.EMAIL)
                .map(Account::address)
                .toList();
        var writer = writer(account, ours, mail);
        return new Understood.Message(
                writer,
                mail.to(),
                mail.copies(),
                mail.subject(),
                mail.fresh(),
                mail.text(),
                mail.html(),
                mail.messageId(),
                mail.references(),
                mail.tags(ours),
                mail.automatic(),
                writer.equals(mail.from()) && mail.isProvenBy(trusted.of(account.id())),
                mail.enclosed());
    }

    /// A form writes in the name of the shop, or of a service that reads no answers, and says who filled it in.
    private static Party writer(Account account, List<String> ours, Mail mail) {
        var answersTo = mail.answersTo();
        if (answersTo == null || isOneOf(ours, answersTo)) return mail.from();
        var shop = domain(account.address());
        var isForm = isOneOf(ours, mail.from())
                || mail.isFromNobody() && mail.automatic() == null
                || domain(mail.from().address()).equals(shop)
                        && !domain(answersTo.address()).equals(shop);
        return isForm ? answersTo : mail.from();
    }

    private static boolean isOneOf(List<String> ours, Party party) {
        return ours.stream().anyMatch(it -> it.equalsIgnoreCase(party.address()));
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase(java.util.Locale.ROOT);
    }
}
