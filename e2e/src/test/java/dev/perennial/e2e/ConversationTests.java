package dev.perennial.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A shop that two people answer for: Ada and Bo, with one mailbox and a chat on their site.
class ConversationTests {
    private static final String SHOP = "orders@bakery.example";
    private static final ZoneId ZONE = ZoneId.of("Europe/London");

    @TempDir
    static Path folder;

    private static Chromium browser;
    private static Post post;
    private static Product product;
    private static Page adas;
    private static Page bos;
    private static Owner ada;
    private static Owner bo;

    @BeforeAll
    static void openTheShop() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        browser = new Chromium();
        post = Post.open(folder.resolve("post"));
        product = Product.start(
                folder.resolve("home"),
                "--perennial.outgoing.allow=127.0.0.1",
                "--perennial.public-url=http://localhost:{port}");
        adas = browser.person().newPage();
        ada = Owner.settingUp(product, adas, "GBP");
        ada.takeOn("Bo Field", "bo@bakery.example", "wheat loaves on fridays");
        ada.connect(SHOP, post);
        bos = browser.person().newPage();
        bo = Owner.signingIn(product, bos, "bo@bakery.example", "wheat loaves on fridays");
    }

    @AfterAll
    static void closeTheShop() throws Exception {
        try (var window = browser;
                var mail = post;
                var process = product) {
            assertThat(browser.complaints())
                    .as("but for the answer that was stopped")
                    .allMatch(it -> it.contains("status of 409"));
        }
    }

    @Test
    void aChatAtAClosedShopGoesOnByMailAndIsStillOneCaseWhenTheCustomerReturnsToIt() throws Exception {
        try (var site = new ShopSite();
                var toms = browser.person()) {
            ada.openOn("9-17", LocalDate.now(ZONE).plusDays(3).getDayOfWeek());
            ada.open("/conversations/chat");
            adas.check("[name=active]");
            adas.fill("[name=origins]", site.origin());
            adas.click("form[action='/conversations/chat'] button.btn-primary");
            adas.locator("[role=status]").first().waitFor();
            var told = adas.locator("code.chat-code").allTextContents();
            site.paste(told.get(0), told.get(1));
            var before = cases(bo, bos);

            var visit = toms.newPage();
            visit.navigate(site.origin());
            visit.locator(".bubble").click();
            PlaywrightAssertions.assertThat(visit.locator(".state"))
                    .containsText(Pattern.compile("We are closed\\. Open again: .+, your time\\."));
            visit.locator(".panel textarea").fill("Is the rye bread gone?");
            visit.locator(".panel button.main").click();
            visit.locator(".panel input[type=email]").fill("tom@keller.example");
            look(visit, "chat-closed");
            visit.locator(".panel button", containing("Save")).click();
            PlaywrightAssertions.assertThat(visit.locator(".state")).containsText("tom@keller.example");
            visit.close();

            bo.open("/conversations?view=all");
            bos.locator("[data-row]", containing("rye bread")).click();
            bos.waitForURL("**/conversations/cases/**");
            var path = URI.create(bos.url()).getPath();
            look(bos, "case-chat");
            bo.awaitFilled(path, ".talk-visitor:has-text('Has left the chat: your answer goes by e-mail')");
            answer(bos, "We keep a loaf for you.");
            var letter = post.await("tom@keller.example", "the answer", it -> text(it).contains("keep a loaf"));
            assertThat(text(letter)).contains("> Is the rye bread gone?");

            post.deliver(SHOP, reply(letter, "Tom Keller <tom@keller.example>", "I come at noon."), Instant.now());
            bo.awaitFilled(path, ".talk-heard:has-text('I come at noon.')");

            var again = toms.newPage();
            again.navigate(site.origin());
            again.locator(".bubble").click();
            PlaywrightAssertions.assertThat(again.locator(".word p"))
                    .containsText(new String[] {"Is the rye bread gone?", "We keep a loaf for you."});
            PlaywrightAssertions.assertThat(again.locator(".state")).containsText("confirm your address");
            again.navigate(link(letter));
            look(again, "chat-address");
            again.click("main button");
            again.locator("[role=status]").waitFor();
            again.navigate(site.origin());
            again.locator(".bubble").click();
            PlaywrightAssertions.assertThat(again.locator(".word p"))
                    .containsText(
                            new String[] {"Is the rye bread gone?", "We keep a loaf for you.", "I come at noon."});
            look(again, "chat-returned");
            assertThat(cases(bo, bos)).isEqualTo(before + 1);
        }
    }

    @Test
    void ofTwoWhoAnswerAtOnceTheSecondIsStoppedKeepsTheWordsAndOneMailGoesOut() throws Exception {
        deliver("Mia Stone <mia@stone.example>", "Two cakes", "Can I have two cakes on Friday?", Instant.now());
        ada.awaitFilled("/conversations?view=all", "[data-row]:has-text('Two cakes')");
        adas.locator("[data-row]", containing("Two cakes")).click();
        adas.waitForURL("**/conversations/cases/**");
        bos.navigate(adas.url());
        adas.fill("#reply-text", "Yes, both are noted.");
        bos.fill("#reply-text", "Sorry, Friday is full.");

        answer(adas, "Yes, both are noted.");
        bos.click("form[data-draft] button.btn-primary");
        PlaywrightAssertions.assertThat(bos.locator("#reply-mistake")).containsText("said meanwhile");
        assertThat(bos.inputValue("#reply-text")).isEqualTo("Sorry, Friday is full.");
        PlaywrightAssertions.assertThat(bos.locator(".talk-said")).containsText("Yes, both are noted.");
        look(bos, "case-overtaken");
        bos.navigate(adas.url());
        assertThat(bos.inputValue("#reply-text")).as("kept as a draft").isEqualTo("Sorry, Friday is full.");
        bos.fill("#reply-text", "");

        post.await("mia@stone.example", "an answer", it -> text(it).contains("both are noted"));
        ada.awaitFilled("/messaging/outbox?show=WAITING", "main .blank");
        assertThat(post.of("mia@stone.example")).hasSize(1);
    }

    @Test
    void aPromiseThatRunsOutStandsOnTodayBeforeAndClimbsToItsTopWhenItIsOverdue() throws Exception {
        ada.openOn("");
        ada.open("/conversations/promises/new");
        adas.fill("[name=name]", "Everybody");
        adas.fill("[name=answer]", "40 min");
        adas.click("main form.card button.btn-primary");
        adas.waitForURL("**/conversations/promises");
        look(adas, "promises");

        var now = Instant.now();
        deliver("Max Reed <max@reed.example>", "Spelt", "Do you have spelt?", now.minus(Duration.ofMinutes(32)));
        deliver(
                "Eve Lind <eve@lind.example>",
                "A box of rolls",
                "When do they come?",
                now.minus(Duration.ofMinutes(40)).plusSeconds(80));
        var eves = "[data-card]:has-text('A box of rolls')";
        ada.awaitFilled("/today", "[data-card]:has-text('Spelt')");
        ada.awaitFilled("/today", eves + ":has-text('You promised an answer by')");
        ada.awaitFilled("/today", eves + ":has-text('it is overdue')");
        assertThat(adas.locator("[data-card]").first().textContent()).contains("Eve Lind", "A box of rolls");
        assertThat(adas.locator("[data-card]", containing("Spelt")).textContent())
                .contains("You promised an answer by")
                .doesNotContain("overdue");
        look(adas, "today-overdue");
        ada.open("/conversations?view=due");
        look(adas, "inbox-due");

        ada.open("/today");
        adas.locator(eves).locator("a.btn-primary").click();
        adas.waitForURL("**/conversations/cases/**");
        answer(adas, "Tomorrow at eight.");
        ada.open("/today");
        assertThat(adas.locator(eves).count()).isZero();
        post.await("eve@lind.example", "the answer", it -> text(it).contains("Tomorrow at eight."));
    }

    private static void deliver(String from, String subject, String text, Instant received) throws Exception {
        post.deliver(SHOP, """
            From: %s
            To: %s
            Subject: %s
            Message-ID: <%s@mail.example>

            %s
            """.formatted(from, SHOP, subject, UUID.randomUUID(), text), received);
    }

    /// As a mail program answers: to the address it is told, with a reference to what it answers.
    private static String reply(MimeMessage to, String from, String text) throws Exception {
        return """
            From: %s
            To: %s
            Subject: Re: %s
            Message-ID: <%s@mail.example>
            In-Reply-To: %s
            References: %s

            %s
            """.formatted(
                        from,
                        ((InternetAddress) to.getReplyTo()[0]).getAddress(),
                        to.getSubject(),
                        UUID.randomUUID(),
                        to.getMessageID(),
                        to.getMessageID(),
                        text);
    }

    private static void answer(Page page, String words) {
        page.fill("#reply-text", words);
        page.click("form[data-draft] button.btn-primary");
        page.locator(".talk-said", containing(words)).waitFor();
    }

    private static int cases(Owner owner, Page page) {
        owner.open("/conversations?view=all");
        return page.locator("[data-row]").count();
    }

    /// All that can be read in it.
    private static String text(Part part) {
        try {
            if (part.isMimeType("text/*")) return (String) part.getContent();
            if (!(part.getContent() instanceof Multipart parts)) return "";
            var all = new StringBuilder();
            for (int i = 0; i < parts.getCount(); i++) all.append(text(parts.getBodyPart(i)));
            return all.toString();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String link(Part letter) {
        var found = Pattern.compile("http://localhost:\\d+/p/conversations/chat/address\\?code=[\\w-]+")
                .matcher(text(letter));
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private static Page.LocatorOptions containing(String words) {
        return new Page.LocatorOptions().setHasText(words);
    }

    private static void look(Page page, String name) {
        Chromium.photograph(page, name);
        Chromium.requireAccessible(page);
        Chromium.requireFitsPhone(page);
    }
}
