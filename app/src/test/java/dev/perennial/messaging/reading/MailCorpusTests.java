package dev.perennial.messaging.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.perennial.messaging.reading.Mail.Enclosed;
import dev.perennial.messaging.reading.Reading.Read;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Mails in the form of the programs people use, each with what a reader has to find in it: `expected.txt` says it.
class MailCorpusTests {
    static final Path MAILS = folder();
    private static final List<String> OURS = List.of("orders@rosental.example", "cafe@rosental.example");

    @TestFactory
    Stream<DynamicTest> eachMailSaysWhatItsWriterMeant() throws IOException {
        var blocks = Files.readString(MAILS.resolve("expected.txt")).split("(?m)^== ");
        return Arrays.stream(blocks).skip(1).map(block -> {
            var name = block.substring(0, block.indexOf('\n'));
            var expected = block.substring(block.indexOf('\n') + 1).stripTrailing();
            return dynamicTest(name, () -> assertThat(said(name)).isEqualTo(expected));
        });
    }

    @Test
    void noMailIsWithoutExpectation() throws IOException {
        var expected = Files.readString(MAILS.resolve("expected.txt"));
        assertThat(names())
                .hasSizeGreaterThan(40)
                .allSatisfy(it -> assertThat(expected).contains("== " + it + "\n"));
    }

    @Test
    void oneMailToTwoOfOurInboxesNamesBoth() {
        assertThat(mail("two-inboxes").to())
                .extracting(it -> it.address())
                .containsExactly("orders@rosental.example", "cafe@rosental.example");
    }

    @Test
    void theServerWeTrustProvesASender() {
        assertThat(mail("gmail-web-reply").isProvenBy("mx.rosental.example")).isTrue();
    }

    @Test
    void nobodyElseProvesASender() {
        assertThat(mail("gmail-web-reply").isProvenBy("mx.elsewhere.example")).isFalse();
        assertThat(mail("gmail-web-reply").isProvenBy(null)).isFalse();
        assertThat(mail("gmail-forward").isProvenBy("mx.rosental.example")).isFalse();
    }

    @Test
    void whatStrangersPutIntoTheVerdictProvesNothing() {
        assertThat(mail("proof-forged").isProvenBy("mx.rosental.example")).isFalse();
    }

    @Test
    void aFormNamesWhomToAnswer() {
        assertThat(mail("contact-form").answersTo())
                .satisfies(it -> assertThat(it.address()).isEqualTo("emil@sand.example"));
    }

    @Test
    void theCutFileIsKeptAsFarAsItCame() throws IOException {
        try (var bytes =
                mail("cut-off-in-the-middle").enclosed().getFirst().open().get()) {
            assertThat(bytes.readAllBytes()).hasSizeGreaterThan(30).startsWith(0x89, 'P', 'N', 'G');
        }
    }

    @Test
    void filesBetweenTheLinesAreUnpacked() throws IOException {
        try (var bytes = mail("uuencode").enclosed().getFirst().open().get()) {
            assertThat(bytes.readAllBytes()).asString().isEqualTo("flour;12\nsalt;1\n".repeat(4));
        }
    }

    @Test
    void htmlKeepsItsPicturesApart() {
        assertThat(mail("apple-mail-mac-reply-picture").html())
                .contains("src=\"cid:0F1E2D3C-AAAA-4BBB-8CCC-112233445566\"");
        assertThat(mail("newsletter").html())
                .contains("data-src=\"https://news.example/open/4711.gif\"")
                .doesNotContain(" src=");
    }

    static List<String> names() throws IOException {
        try (var files = Files.list(MAILS)) {
            return files.map(it -> it.getFileName().toString())
                    .filter(it -> it.endsWith(".eml"))
                    .map(it -> it.replace(".eml", ""))
                    .sorted()
                    .toList();
        }
    }

    static byte[] raw(String name) {
        try {
            return Files.readAllBytes(MAILS.resolve(name + ".eml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Mail mail(String name) {
        return ((Read) MailReader.read(raw(name))).mail();
    }

    private static String said(String name) {
        var mail = mail(name);
        var from = mail.from().address()
                + (mail.from().name() == null ? "" : " (" + mail.from().name() + ")");
        return """
            from: %s
            subject: %s
            references: %s
            tags: %s
            automatic: %s
            files: %s%s
            fresh:
            %s""".formatted(
                        from,
                        mail.subject(),
                        String.join(" ", mail.references()),
                        String.join(" ", mail.tags(OURS)),
                        mail.automatic() == null ? "no" : mail.automatic(),
                        mail.enclosed().stream().map(MailCorpusTests::said).collect(Collectors.joining(" | ")),
                        mail.report() == null ? "" : "\nreport: " + said(mail.report()),
                        mail.fresh()
                                .lines()
                                .map(it -> it.isBlank() ? "" : "    " + it)
                                .collect(Collectors.joining("\n")))
                .lines()
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"));
    }

    private static String said(Enclosed file) {
        return file.name() + " " + file.type() + (file.contentId() == null ? "" : " " + file.contentId());
    }

    private static String said(DeliveryReport report) {
        return report.kind()
                + " "
                + report.messageId()
                + report.recipients().stream()
                        .map(it -> " · %s %s %s: %s".formatted(it.address(), it.action(), it.status(), it.words()))
                        .collect(Collectors.joining());
    }

    private static Path folder() {
        try {
            return Path.of(MailCorpusTests.class.getResource("mails").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
