package dev.perennial.messaging.sending;

import static dev.perennial.ui.Words.t;

import dev.perennial.customers.Channel;
import dev.perennial.customers.Consents;
import dev.perennial.messaging.Dispatch;
import dev.perennial.messaging.Dispatch.Manner;
import dev.perennial.messaging.Mailbox;
import dev.perennial.messaging.dkim.DkimKeys;
import dev.perennial.platform.Businesses;
import dev.perennial.platform.PublicAddress;
import dev.perennial.platform.StoredFiles;
import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaTypeFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/// Makes a mail of a message: plain text always, HTML beside it, files behind them, and headers that tell robots what
/// it is and people how to have no more of it.
@Component
class LetterWriting {
    static final long MOST_BYTES = Dispatch.MOST_FILE_BYTES;

    private static final int LONGEST_HEADER = 900;
    private static final Session NO_SESSION = Session.getInstance(new Properties());

    private final Consents consents;
    private final PublicAddress address;
    private final Businesses businesses;
    private final StoredFiles files;
    private final DkimKeys keys;
    private final Clock clock;

    LetterWriting(
            Consents consents,
            PublicAddress address,
            Businesses businesses,
            StoredFiles files,
            DkimKeys keys,
            Clock clock) {
        this.consents = consents;
        this.address = address;
        this.businesses = businesses;
        this.files = files;
        this.keys = keys;
        this.clock = clock;
    }

    sealed interface Written {}

    record Done(Letter letter) implements Written {}

    record Undone(String why) implements Written {}

    private static final class CannotBe extends RuntimeException {
        CannotBe(String why) {
            super(why);
        }

        String why() {
            return String.valueOf(getMessage());
        }
    }

    Written write(Leased message, Mailbox mailbox) {
        try {
            var from = address(mailbox.account().address());
            var to = address(message.to());
            var bytes = keys.signed(bytes(mail(message, mailbox, from, to)), from.domain());
            return new Done(new Letter(message.manner() == Manner.AUTOMATIC_REPLY ? "" : from.toString(), to, bytes));
        } catch (CannotBe e) {
            return new Undone(e.why());
        }
    }

    private static MailAddress address(String text) {
        return MailAddress.of(text).orElseThrow(() -> new CannotBe(t("messaging.unfit.address", shown(text))));
    }

    private MimeMessage mail(Leased message, Mailbox mailbox, MailAddress from, MailAddress to) {
        var links = message.purpose().needsConsent() ? links(message) : null;
        try {
            var mail = new WithOwnId(NO_SESSION);
            mail.setFrom(named(from, mailbox.displayName()));
            mail.setRecipient(MimeMessage.RecipientType.TO, named(to, message.toName()));
            if (message.replyTag() != null)
                mail.setReplyTo(
                        new InternetAddress[] {named(from.tagged(tag(message.replyTag())), mailbox.displayName())});
            var subject = message.subject() == null ? "" : message.subject();
            mail.setSubject(checked(subject, "subject"), "UTF-8");
            mail.setSentDate(Date.from(clock.instant()));
            mail.setHeader("Message-ID", id(message.messageId()));
            conversation(mail, message);
            manner(mail, message.manner());
            if (links != null) {
                mail.setHeader("List-Unsubscribe", "<" + links.oneClick() + ">");
                mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            }
            content(mail, message, links);
            mail.saveChanges();
            return mail;
        } catch (MessagingException e) {
            throw new IllegalStateException("a mail could not be put together", e);
        }
    }

    private static void conversation(MimeMessage mail, Leased message) throws MessagingException {
        var answered = message.inReplyTo();
        if (answered != null && ReferenceList.isId(answered)) mail.setHeader("In-Reply-To", answered);
        var references = ReferenceList.folded(Stream.concat(message.references().stream(), Stream.ofNullable(answered))
                .toList());
        if (!references.isEmpty()) mail.setHeader("References", references);
    }

    private static void manner(MimeMessage mail, Manner manner) throws MessagingException {
        if (manner == Manner.PERSON) return;
        mail.setHeader("Auto-Submitted", manner == Manner.AUTOMATIC_REPLY ? "auto-replied" : "auto-generated");
        mail.setHeader("X-Auto-Response-Suppress", "All");
    }

    /// @param oneClick where mail programs post to (RFC 8058)
    /// @param wishes the page for people
    /// @param why why they get it, and what the page is for
    private record Links(String oneClick, String wishes, String why) {}

    private Links links(Leased message) {
        var customer = message.customer();
        if (customer == null) throw new CannotBe(t("messaging.unfit.nobody"));
        var oneClick = address.of(consents.oneClickLink(customer, message.to(), message.purpose()));
        var wishes = address.of(consents.wishesLink(customer, Channel.EMAIL, message.to()));
        if (oneClick.isEmpty() || wishes.isEmpty()) throw new CannotBe(t("messaging.unfit.noPublicAddress"));
        return new Links(
                oneClick.get(),
                wishes.get(),
                t(
                        "messaging.mail.why." + message.purpose(),
                        businesses.current().name()));
    }

    private void content(MimeMessage mail, Leased message, @Nullable Links links) throws MessagingException {
        var text = links == null
                ? message.text()
                : "%s\n\n-- \n%s\n%s\n".formatted(message.text().stripTrailing(), links.why(), links.wishes());
        var plain = part(text, "plain");
        if (message.html() == null && message.files().isEmpty()) {
            mail.setText(text.replace("\0", ""), "UTF-8");
            mail.setHeader("Content-Transfer-Encoding", "quoted-printable");
            return;
        }
        var words = new MimeMultipart("alternative");
        words.addBodyPart(plain);
        if (message.html() != null)
            words.addBodyPart(part(
                    links == null
                            ? message.html()
                            : "%s<p style=\"color:#666;font-size:small\"><a href=\"%s\">%s</a></p>"
                                    .formatted(
                                            message.html(),
                                            HtmlUtils.htmlEscape(links.wishes()),
                                            HtmlUtils.htmlEscape(links.why())),
                    "html"));
        if (message.files().isEmpty()) {
            mail.setContent(words);
            return;
        }
        var all = new MimeMultipart("mixed");
        var body = new MimeBodyPart();
        if (message.html() == null) body = plain;
        else body.setContent(words);
        all.addBodyPart(body);
        for (var file : attachments(message.files())) all.addBodyPart(file);
        mail.setContent(all);
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text.replace("\0", ""), "UTF-8", subtype);
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
        return part;
    }

    private List<MimeBodyPart> attachments(List<UUID> ids) throws MessagingException {
        var parts = new ArrayList<MimeBodyPart>();
        long total = 0;
        for (var id : ids) {
            var file = files.find(id).orElseThrow(() -> new CannotBe(t("messaging.unfit.fileGone")));
            total += file.byteCount();
            if (total > MOST_BYTES) throw new CannotBe(t("messaging.unfit.tooLarge", MOST_BYTES / 1024 / 1024));
            var part = new MimeBodyPart();
            var name = checked(file.name(), "file name");
            try (var bytes = files.open(id)) {
                part.setDataHandler(new DataHandler(new ByteArrayDataSource(bytes.readAllBytes(), type(name))));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            part.setHeader("Content-Transfer-Encoding", "base64");
            part.setFileName(name);
            part.setDisposition(MimeBodyPart.ATTACHMENT);
            parts.add(part);
        }
        return parts;
    }

    private static String type(String name) {
        return MediaTypeFactory.getMediaType(name).map(Object::toString).orElse("application/octet-stream");
    }

    private static InternetAddress named(MailAddress address, @Nullable String name) {
        try {
            return name == null || name.isBlank()
                    ? new InternetAddress(address.toString(), null, "UTF-8")
                    : new InternetAddress(address.toString(), checked(name.strip(), "name"), "UTF-8");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every JDK has UTF-8", e);
        }
    }

    /// Refused before any library sees it: a line break in a header begins another header.
    private static String checked(String value, String what) {
        if (value.chars()
                .anyMatch(it -> it == '\r' || it == '\n' || it == 0 || it == 0x85 || it == 0x2028 || it == 0x2029))
            throw new CannotBe(t("messaging.unfit.lineBreak." + what.replace(" ", ""), shown(value)));
        return value.length() <= LONGEST_HEADER ? value : value.substring(0, LONGEST_HEADER);
    }

    private static String tag(String tag) {
        if (!tag.matches("[A-Za-z0-9_-]{1,40}")) throw new CannotBe(t("messaging.unfit.tag", shown(tag)));
        return tag;
    }

    private static String id(String messageId) {
        if (!ReferenceList.isId(messageId)) throw new CannotBe(t("messaging.unfit.id", shown(messageId)));
        return messageId;
    }

    private static String shown(String text) {
        var visible = text.replaceAll("[\\p{Cntrl}\u2028\u2029]", "�");
        return visible.length() <= 80 ? visible : visible.substring(0, 80) + "…";
    }

    private static byte[] bytes(MimeMessage mail) {
        var out = new ByteArrayOutputStream();
        try {
            mail.writeTo(out);
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException("a mail could not be put together", e);
        }
        return withNetworkLineEnds(out.toByteArray());
    }

    private static byte[] withNetworkLineEnds(byte[] bytes) {
        var out = new ByteArrayOutputStream(bytes.length + 64);
        for (var i = 0; i < bytes.length; i++) {
            var isFollowed = i + 1 < bytes.length && bytes[i + 1] == '\n';
            if (bytes[i] == '\r' && isFollowed) continue;
            if (bytes[i] == '\n' || bytes[i] == '\r') {
                out.write('\r');
                out.write('\n');
            } else out.write(bytes[i]);
        }
        return out.toByteArray();
    }

    /// The Message-ID was made when the message was written down, and stays.
    private static final class WithOwnId extends MimeMessage {
        WithOwnId(Session session) {
            super(session);
        }

        @Override
        protected void updateMessageID() {
            // it is set already
        }
    }
}
