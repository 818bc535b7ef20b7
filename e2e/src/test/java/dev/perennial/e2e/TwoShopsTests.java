package dev.perennial.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwoShopsTests {
    private static final String BAKERY = "orders@bakery.example";
    private static final String MILL = "office@mill.example";

    @TempDir
    Path folder;

    @Test
    void twoShopsThatAcknowledgeByThemselvesSendEachOtherOneMailEachAndRobotsNone() throws Exception {
        var missing = DebianPost.missing();
        assumeTrue(
                missing.isEmpty(),
                () ->
                        "needs Dovecot and aiosmtpd, because GreenMail takes no mail without an envelope sender, as ours are: "
                                + missing.orElse(""));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        try (var browser = new Chromium();
                var post = new DebianPost(folder.resolve("post"));
                var bakery = shop("bakery");
                var mill = shop("mill")) {
            var page = browser.person().newPage();
            var baker = acknowledging(bakery, page, BAKERY, post);
            var miller = acknowledging(mill, browser.person().newPage(), MILL, post);

            baker.open("/conversations/cases/new");
            page.fill("[name=to]", MILL);
            page.fill("[name=subject]", "Flour");
            page.fill("[name=text]", "Ten sacks of rye flour, please.");
            page.click("form[action='/conversations/cases'] button.btn-primary");
            page.waitForURL("**/conversations/cases/0*");
            post.await(MILL, "the order", it -> from(it).equals(BAKERY));
            var word = post.await(BAKERY, "a word that it came", it -> from(it).equals(MILL));
            assertThat(word.getHeader("Auto-Submitted")).containsExactly("auto-replied");
            page.reload();
            baker.awaitFilled(page.url().replaceFirst("^http://[^/]+", ""), ".talk-robot");

            post.deliver(BAKERY, mail("nora@mills.example", "Out of office", "Auto-Submitted: auto-replied"), now());
            post.deliver(BAKERY, mail("bounce+8371@list.example", "News", "List-Id: <news.list.example>"), now());
            post.deliver(BAKERY, mail("bounce+8372@list.example", "News", "Precedence: bulk"), now());
            baker.awaitFilled("/conversations?view=robots", "[data-row] >> nth=2");

            post.deliver(BAKERY, mail("carla@post.example", "Rolls", "Importance: normal"), now());
            post.deliver(MILL, mail("carla@post.example", "Flour", "Importance: normal"), now());
            post.await("carla@post.example", "a word of the bakery", it -> from(it).equals(BAKERY));
            post.await("carla@post.example", "a word of the mill", it -> from(it).equals(MILL));
            for (var owner : new Owner[] {baker, miller})
                owner.awaitFilled("/messaging/outbox?show=WAITING", "main .blank");
            assertThat(post.of(MILL)).filteredOn(it -> from(it).equals(BAKERY)).hasSize(1);
            assertThat(post.of(BAKERY)).filteredOn(it -> from(it).equals(MILL)).hasSize(1);
            for (var robot :
                    new String[] {"nora@mills.example", "bounce+8371@list.example", "bounce+8372@list.example"})
                assertThat(post.of(robot)).isEmpty();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private Product shop(String name) throws Exception {
        return Product.start(folder.resolve(name), "--perennial.outgoing.allow=127.0.0.1");
    }

    private static Owner acknowledging(Product product, Page page, String address, Post post) throws Exception {
        var owner = Owner.settingUp(product, page, "GBP");
        owner.connect(address, post);
        owner.open("/conversations/acknowledgements");
        page.check("[name=active]");
        page.click("form[action='/conversations/acknowledgements'] button.btn-primary");
        page.locator("[role=status]").first().waitFor();
        return owner;
    }

    private static String mail(String from, String subject, String header) {
        return """
            From: %s
            To: undisclosed-recipients:;
            Subject: %s
            Message-ID: <%s@mail.example>
            %s

            Good morning.
            """.formatted(from, subject, UUID.randomUUID(), header);
    }

    private static Instant now() {
        return Instant.now();
    }

    private static String from(MimeMessage mail) {
        try {
            return ((InternetAddress) mail.getFrom()[0]).getAddress();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }
}
