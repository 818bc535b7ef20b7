package dev.perennial.messaging.reading;

import dev.perennial.messaging.Received.Party;
import dev.perennial.messaging.reading.Content.Unreadable;
import dev.perennial.messaging.reading.Mail.Verdict;
import dev.perennial.messaging.reading.Reading.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads mails by RFC 5322 and by what is sent in its name.
public final class MailReader {
    private static final int LONGEST_SUBJECT = 500;
    private static final int LONGEST_TEXT = 500_000;
    private static final int MOST_VERDICTS = 20;
    private static final Pattern DMARC = Pattern.compile("(?i)dmarc\\s*=\\s*(\\w+)");
    private static final Pattern DMARC_DOMAIN = Pattern.compile("(?i)header\\.from\\s*=\\s*@?([\\w.-]{1,253})");
    private static final List<String> RECIPIENTS = List.of(
            "To",
            "Cc",
            "Delivered-To",
            "X-Original-To",
            "X-Delivered-To",
            "Envelope-To",
            "X-Envelope-To",
            "X-Forwarded-To");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>()\",;:@]{1,200}+@[\\w.-]{1,200}");
    private static final int MOST_RECIPIENTS = 500;

    private MailReader() {}

    /// Never throws: what cannot be read is said to be unreadable.
    public static Reading read(byte[] raw) {
        if (raw.length == 0) return new Reading.Unreadable(Reason.EMPTY);
        try {
            return new Reading.Read(read(Part.of(raw, 0, raw.length)));
        } catch (Unreadable e) {
            return new Reading.Unreadable(e.why);
        } catch (RuntimeException _) {
            return new Reading.Unreadable(Reason.OTHER);
        }
    }

    private static Mail read(Part mail) throws Unreadable {
        var from = sender(mail);
        var content = Content.of(mail);
        var text = cut(content.text());
        var subject = subject(mail);
        var to = AddressList.parse(mail.all("To"));
        var answersTo = AddressList.parse(mail.all("Reply-To")).stream()
                .filter(it -> !it.address().equals(from.address()))
                .findFirst()
                .orElse(null);
        var isFromServer = Robots.isServer(from.address().replaceFirst("@[^@]*$", ""));
        var report = DeliveryReports.find(mail, content.parts(), text, isFromServer);
        var ids = MessageIds.in(mail.all("Message-ID"));
        return new Mail(
                from,
                answersTo,
                to,
                AddressList.parse(mail.all("Cc")),
                reached(mail),
                subject,
                Fresh.of(text, subject),
                text,
                content.html(),
                ids.isEmpty() ? null : ids.getFirst(),
                MessageIds.answered(mail),
                Robots.of(mail, from, answersTo, subject == null ? "" : subject, report != null),
                verdicts(mail),
                content.enclosed(),
                report);
    }

    private static Party sender(Part mail) throws Unreadable {
        for (var name : List.of("From", "Sender", "Return-Path")) {
            var parties = AddressList.parse(mail.all(name));
            if (!parties.isEmpty()) return parties.getFirst();
        }
        throw new Unreadable(Reason.NO_SENDER);
    }

    private static @Nullable String subject(Part mail) {
        var raw = mail.first("Subject");
        if (raw == null) return null;
        var subject = EncodedWords.decode(raw).replaceAll("\\s+", " ").strip();
        if (subject.isEmpty()) return null;
        return subject.codePointCount(0, subject.length()) <= LONGEST_SUBJECT
                ? subject
                : subject.substring(0, subject.offsetByCodePoints(0, LONGEST_SUBJECT));
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST_TEXT) return text;
        return text.substring(
                0, Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1)) ? LONGEST_TEXT - 1 : LONGEST_TEXT);
    }

    private static Set<String> reached(Part mail) {
        var addresses = new TreeSet<String>();
        for (var name : RECIPIENTS) {
            var found = ADDRESS.matcher(String.join(" ", mail.all(name)));
            while (addresses.size() < MOST_RECIPIENTS && found.find()) addresses.add(found.group());
        }
        return Set.copyOf(addresses);
    }

    /// The topmost first, as the latest server put it there. Of a mail that names several senders nothing is proven.
    private static List<Verdict> verdicts(Part mail) {
        if (AddressList.parse(mail.all("From")).size() != 1) return List.of();
        return mail.all("Authentication-Results").stream()
                .limit(MOST_VERDICTS)
                .map(MailReader::verdict)
                .toList();
    }

    /// What stands in quotes or brackets was written by strangers.
    private static Verdict verdict(String header) {
        var said = header.replaceAll("\"(?:[^\"\\\\]|\\\\.)*+\"?", "").replaceAll("\\([^()]*\\)", "");
        var server = said.replaceFirst("[;\\s].*", "").toLowerCase(Locale.ROOT);
        var methods = said.split(";");
        for (int i = 1; i < methods.length; i++) {
            var dmarc = DMARC.matcher(methods[i].strip());
            if (!dmarc.lookingAt()) continue;
            var domain = DMARC_DOMAIN.matcher(methods[i]);
            return new Verdict(
                    server,
                    dmarc.group(1).equalsIgnoreCase("pass"),
                    domain.find() ? domain.group(1).toLowerCase(Locale.ROOT) : "");
        }
        return new Verdict(server, false, "");
    }
}
