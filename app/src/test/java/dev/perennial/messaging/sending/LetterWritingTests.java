package dev.perennial.messaging.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.customers.Purpose;
import dev.perennial.messaging.Dispatch.Manner;
import dev.perennial.messaging.DispatchId;
import dev.perennial.messaging.Mailbox;
import dev.perennial.messaging.Mailboxes;
import dev.perennial.messaging.accounts.Mailboxed;
import dev.perennial.messaging.sending.LetterWriting.Done;
import dev.perennial.messaging.sending.LetterWriting.Undone;
import dev.perennial.platform.StoredFiles;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PerennialTest
class LetterWritingTests {
    @Autowired
    LetterWriting writing;

    @Autowired
    Mailboxes mailboxes;

    @Autowired
    Mailboxed mailboxed;

    @Autowired
    StoredFiles files;

    @Autowired
    Shop shop;

    @Autowired
    JdbcClient db;

    private Mailbox mailbox;

    @BeforeEach
    void open() {
        shop.open();
        db.sql("delete from messaging.dispatch").update();
        db.sql("delete from messaging.account").update();
        mailbox = mailboxes.find(mailboxed.at("orders@bakery.example", 25)).orElseThrow();
    }

    @Test
    void whatIsWrittenIsReadByAnotherProgramAsItWasMeant() throws Exception {
        var file = files.store("Größe & Preis.pdf", new ByteArrayInputStream(new byte[] {1, 2, 3}));
        var mail = read(draft().subject("Grüße – your rye 🥖 is ready")
                .named("Cléo „the Baker“ Ünal")
                .text("Guten Tag,\n.\n.leading dots\nFrom here\n" + "x".repeat(1500))
                .html("<p>Guten <b>Tag</b></p>")
                .files(List.of(file.id())));

        assertThat(mail.getSubject()).isEqualTo("Grüße – your rye 🥖 is ready");
        var to = (InternetAddress) mail.getRecipients(Message.RecipientType.TO)[0];
        assertThat(to.getPersonal()).isEqualTo("Cléo „the Baker“ Ünal");
        assertThat(to.getAddress()).isEqualTo("cleo@example.org");
        assertThat(((InternetAddress) mail.getFrom()[0]).getPersonal()).isEqualTo("Ada’s Bakery");
        assertThat(mail.getMessageID()).isEqualTo("<1234@bakery.example>");
        assertThat(mail.getSentDate()).isNotNull();
        var parts = (Multipart) mail.getContent();
        var words = (Multipart) parts.getBodyPart(0).getContent();
        assertThat(words.getContentType()).startsWith("multipart/alternative");
        assertThat(text(words.getBodyPart(0)))
                .isEqualTo("Guten Tag,\n.\n.leading dots\nFrom here\n" + "x".repeat(1500));
        assertThat(text(words.getBodyPart(1))).isEqualTo("<p>Guten <b>Tag</b></p>");
        assertThat(MimeUtility.decodeText(parts.getBodyPart(1).getFileName())).isEqualTo("Größe & Preis.pdf");
        assertThat(parts.getBodyPart(1).getInputStream().readAllBytes()).containsExactly(1, 2, 3);
    }

    @Test
    void withoutHtmlItIsPlainTextAlone() throws Exception {
        var mail = read(draft().text("Hello"));
        assertThat(mail.getContentType()).startsWith("text/plain");
        assertThat(mail.getContent().toString()).isEqualTo("Hello");
    }

    @Test
    void everyByteIsPlainEveryLineIsShortAndEndsAsItHasTo() {
        var bytes = letter(draft().subject("ü".repeat(500))
                        .named("ö".repeat(200))
                        .text("ä".repeat(5_000))
                        .references(ids(300)))
                .bytes();
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        assertThat(text.chars()).allMatch(it -> it < 128);
        assertThat(text.replace("\r\n", "")).doesNotContain("\r", "\n");
        assertThat(text.split("\r\n")).allMatch(it -> it.length() <= 998);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\nBcc: all@example.org",
                "\nX-Evil: 1",
                "\r\n\r\n<script>",
                "\rBcc: x@example.org",
                "\u0000x",
                "\u2028x",
                "\u0085x"
            })
    void aLineBreakInAHeaderIsRefusedAndNamed(String evil) {
        assertThat(undone(draft().subject("Hello" + evil))).contains("The subject has a line break");
        assertThat(undone(draft().named("Cleo" + evil))).contains("A name has a line break");
        assertThat(undone(draft().to("cleo@example.org" + evil))).contains("is not one mail address");
        assertThat(undone(draft().tag("case" + evil))).contains("behind a plus sign");
        assertThat(undone(draft().id("<a@b>" + evil))).contains("is not the name of a mail");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b.example, c@d.example",
                "a@b.example c@d.example",
                "<a@b.example>",
                "\"a@evil.example\"@b.example",
                "a@evil.example>@b.example",
                "Ada <a@b.example>",
                "a(comment)@b.example",
                "@relay.example:a@b.example",
                "a@b.example;c@d.example",
                "a@[127.0.0.1]",
                "a@b_c.example",
                "a..b@c.example",
                "ä@b.example",
                "a@",
                "@b.example",
                "a",
                "",
            })
    void whatOneServerMayReadOtherwiseThanAnotherIsNoAddress(String address) {
        assertThat(undone(draft().to(address))).contains("is not one mail address");
    }

    @Test
    void aDomainInAnyLettersIsWrittenSoThatEveryServerReadsIt() {
        assertThat(letter(draft().to("cleo@bäckerei.example")).to().toString())
                .isEqualTo("cleo@xn--bckerei-5wa.example");
    }

    /// Whatever stands in the parts that come from outside: no header appears that was not meant to.
    @Test
    void nothingThatComesFromOutsideAddsAHeaderOrARecipient() throws Exception {
        var random = new Random(7);
        var alphabet = "aZ0 .,:;<>@\"'()[]\\=?_-+\t\r\n\0äß中🥖\u2028\u0085\u200b";
        var points = alphabet.codePoints().toArray();
        var meant = List.of(
                "From",
                "To",
                "Reply-To",
                "Subject",
                "Date",
                "Message-ID",
                "In-Reply-To",
                "References",
                "MIME-Version",
                "Content-Type",
                "Content-Transfer-Encoding");
        var written = 0;
        for (var round = 0; round < 2_000; round++) {
            var draft = draft().subject(some(random, points))
                    .named(some(random, points))
                    .text(some(random, points))
                    .answering(some(random, points))
                    .references(List.of(some(random, points), "<" + some(random, points) + ">", "<fine@example.org>"));
            if (!(writing.write(draft.build(), mailbox) instanceof Done(var letter))) continue;
            written++;
            var mail = parsed(letter);
            var names = new ArrayList<String>();
            mail.getAllHeaders().asIterator().forEachRemaining(it -> names.add(it.getName()));
            assertThat(names).as("round %s", round).isSubsetOf(meant).doesNotHaveDuplicates();
            assertThat(mail.getAllRecipients()).hasSize(1);
            assertThat(((InternetAddress) mail.getAllRecipients()[0]).getAddress())
                    .isEqualTo("cleo@example.org");
        }
        assertThat(written).isGreaterThan(200);
    }

    @Test
    void aLongConversationKeepsItsBeginningAndItsEnd() throws Exception {
        var ids = ids(300);
        var mail = read(draft().references(ids).answering("<last@example.org>"));
        var references = mail.getHeader("References", " ").trim().split("\\s+");
        assertThat(references[0]).isEqualTo(ids.getFirst());
        assertThat(references[references.length - 1]).isEqualTo("<last@example.org>");
        assertThat(references[references.length - 2]).isEqualTo(ids.getLast());
        assertThat(mail.getHeader("References", " ").length()).isLessThan(4096);
        assertThat(mail.getHeader("In-Reply-To", " ")).isEqualTo("<last@example.org>");
    }

    @Test
    void theAnswerIsKnownByAWordBehindAPlusSign() throws Exception {
        var mail = read(draft().tag("c-7f3a"));
        assertThat(((InternetAddress) mail.getReplyTo()[0]).getAddress()).isEqualTo("orders+c-7f3a@bakery.example");
        assertThat(((InternetAddress) mail.getFrom()[0]).getAddress()).isEqualTo("orders@bakery.example");
    }

    @Test
    void filesThatNoMailboxTakesAreRefusedInWords() throws Exception {
        var one = files.store("a.bin", new ByteArrayInputStream(new byte[11 * 1024 * 1024]));
        var two = files.store("b.bin", new ByteArrayInputStream(new byte[11 * 1024 * 1024]));
        assertThat(undone(draft().files(List.of(one.id(), two.id())))).contains("larger than 15 MB");
        assertThat(undone(draft().files(List.of(UUID.randomUUID())))).contains("not here any more");
    }

    private static List<String> ids(int count) {
        return IntStream.range(0, count)
                .mapToObj("<%08d-abcdefgh@mail.example.org>"::formatted)
                .toList();
    }

    private static String some(Random random, int[] points) {
        var text = new StringBuilder();
        for (var i = random.nextInt(12); i > 0; i--) text.appendCodePoint(points[random.nextInt(points.length)]);
        // most have no line break, so that not all are refused
        return random.nextInt(10) < 8 ? text.toString().replaceAll("[\r\n\0\u2028\u0085]", "") : text.toString();
    }

    private MimeMessage read(Draft draft) throws Exception {
        return parsed(letter(draft));
    }

    private static MimeMessage parsed(Letter letter) throws Exception {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(letter.bytes()));
    }

    private Letter letter(Draft draft) {
        assertThat(writing.write(draft.build(), mailbox)).isInstanceOf(Done.class);
        return ((Done) writing.write(draft.build(), mailbox)).letter();
    }

    private String undone(Draft draft) {
        assertThat(writing.write(draft.build(), mailbox)).isInstanceOf(Undone.class);
        return ((Undone) writing.write(draft.build(), mailbox)).why();
    }

    private static String text(BodyPart part) throws Exception {
        return part.getContent().toString().replace("\r\n", "\n");
    }

    private Draft draft() {
        return new Draft(mailbox);
    }

    private static final class Draft {
        private final Mailbox mailbox;
        private String to = "cleo@example.org";
        private @Nullable String name;
        private String subject = "Hello";
        private String text = "Hello.";
        private @Nullable String html;
        private String id = "<1234@bakery.example>";
        private @Nullable String answering;
        private @Nullable String tag;
        private List<String> references = List.of();
        private List<UUID> files = List.of();

        Draft(Mailbox mailbox) {
            this.mailbox = mailbox;
        }

        Draft to(String to) {
            this.to = to;
            return this;
        }

        Draft named(String name) {
            this.name = name;
            return this;
        }

        Draft subject(String subject) {
            this.subject = subject;
            return this;
        }

        Draft text(String text) {
            this.text = text;
            return this;
        }

        Draft html(String html) {
            this.html = html;
            return this;
        }

        Draft id(String id) {
            this.id = id;
            return this;
        }

        Draft answering(String answering) {
            this.answering = answering;
            return this;
        }

        Draft tag(String tag) {
            this.tag = tag;
            return this;
        }

        Draft references(List<String> references) {
            this.references = references;
            return this;
        }

        Draft files(List<UUID> files) {
            this.files = files;
            return this;
        }

        Leased build() {
            return new Leased(
                    new DispatchId(new UUID(0, 1)),
                    1,
                    0,
                    null,
                    mailbox.account(),
                    "test:1",
                    Purpose.SERVICE,
                    null,
                    to,
                    name,
                    subject,
                    text,
                    html,
                    Manner.PERSON,
                    answering,
                    references,
                    tag,
                    files,
                    id);
        }
    }
}
