package dev.perennial.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Customers one can trust: the owner with the same person three times in the list, the customer who asks what the
/// shop knows of her, the developer who connects the shop's own software.
class TrustTests {
    @TempDir
    static Path folder;

    @BeforeAll
    static void letTheDatabasesUserThrough() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    }

    @Test
    void aDeveloperConnectsTheShopsOwnSoftwareAndIsToldWhatHappens() throws Exception {
        var heard = new LinkedBlockingQueue<String>();
        var shopsOwn = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        shopsOwn.createContext("/heard", exchange -> {
            heard.add(exchange.getRequestHeaders().getFirst("webhook-signature") + " "
                    + new String(exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        shopsOwn.start();
        var here = "127.0.0.1:" + shopsOwn.getAddress().getPort();
        try (var browser = new Chromium();
                var product = Product.start(folder.resolve("developer"), "--perennial.outgoing.allow=" + here)) {
            var page = browser.person().newPage();
            var owner = Owner.settingUp(product, page, "GBP");

            owner.open("/access/tokens");
            page.fill("[name=name]", "Our own web shop");
            page.selectOption("[name='right.customers']", "write");
            page.click("main form.stack button.btn-primary");
            var token = page.locator("[role=status] code").textContent().strip();
            look(page, "token-made");

            owner.open("/programs/webhooks");
            page.fill("[name=url]", "http://" + here + "/heard");
            page.check("[value='customer.created']");
            page.click("main form button.btn-primary");
            assertThat(page.locator("[role=status] code").textContent()).startsWith("whsec_");
            look(page, "webhook-made");

            var made = send(product, token, "/api/v1/customers/profiles", """
                {"name": "Nora Winter", "emails": ["nora.winter@example.org"],
                 "numbers": [{"source": "web", "number": "C-4711"}]}""");
            assertThat(made.statusCode()).isEqualTo(201);
            var told = send(product, token, "/api/v1/customers/activities", """
                {"source": "web", "customer_number": "C-4711", "number": "parcel-9001", "kind": "parcel_sent",
                 "at": "2026-11-20T16:30:00+01:00", "title": "Parcel with two loaves sent"}""");
            assertThat(told.statusCode()).isEqualTo(201);
            var typo = send(product, token, "/api/v1/customers/profiles", """
                {"nmae": "Nora Winter"}""");
            assertThat(typo.statusCode()).isEqualTo(400);
            assertThat(typo.body()).contains("nmae");

            var message = heard.poll(1, TimeUnit.MINUTES);
            assertThat(message).startsWith("v1,").contains("customer.created").doesNotContain("Nora");

            owner.open("/customers?q=nora");
            page.locator("main a", new Page.LocatorOptions().setHasText("Nora Winter"))
                    .first()
                    .click();
            page.waitForURL("**/customers/0*");
            assertThat(page.locator("main").textContent()).contains("Parcel with two loaves sent");
            assertThat(browser.complaints()).isEmpty();
        } finally {
            shopsOwn.stop(0);
        }
    }

    @Test
    void anOwnerFindsThePersonWhoIsThereTwiceMakesThemOneAndTakesItBack() throws Exception {
        try (var browser = new Chromium();
                var product = Product.start(folder.resolve("twice"))) {
            var page = browser.person().newPage();
            var owner = Owner.settingUp(product, page, "GBP");
            add(owner, page, "Anna Maier", "anna.maier@post.example", "0161 496 0123");
            add(owner, page, "Maier, Anna", "a.maier@work.example", "0161 496 0123");
            add(owner, page, "Ben Huber", "ben@post.example", "");

            owner.open("/customers/duplicates");
            owner.press("Search now");
            page.locator("a.btn-primary[href^='/customers/merges/new']").first().waitFor();
            look(page, "duplicates");
            assertThat(page.locator("li.duplicate").count()).isEqualTo(1);
            page.locator("a.btn-primary[href^='/customers/merges/new']").click();
            page.waitForURL("**/customers/merges/new**");
            look(page, "merge");
            page.click("button[form=merge]");
            page.waitForURL("**/customers/duplicates**");
            assertThat(page.locator("li.duplicate").count()).isZero();

            owner.open("/customers?q=maier");
            assertThat(page.locator("main a.person-link").count()).isEqualTo(1);
            page.locator("main a.person-link").click();
            page.waitForURL("**/customers/0*");
            assertThat(page.locator("main").textContent()).contains("anna.maier@post.example", "a.maier@work.example");
            page.click("form[action$='/separation'] button");
            owner.open("/customers?q=maier");
            assertThat(page.locator("main a.person-link").count()).isEqualTo(2);
            assertThat(browser.complaints())
                    .as("but for the question whose phone it is")
                    .allMatch(it -> it.contains("status of 422"));
        }
    }

    @Test
    void aCustomerSeesWhatIsKeptOfHerStopsItAndIsForgotten() throws Exception {
        try (var browser = new Chromium();
                var product = Product.start(folder.resolve("asks"))) {
            var page = browser.person().newPage();
            var owner = Owner.settingUp(product, page, "GBP");
            add(owner, page, "Anna Maier", "anna.maier@post.example", "0161 496 0123");
            var profile = page.url();
            var link = page.locator("a[href*='/p/customers/wishes']").first().getAttribute("href");

            var hers = browser.person(Chromium.Device.PHONE, ColorScheme.LIGHT).newPage();
            hers.navigate(link.startsWith("http") ? link : product.url(link));
            assertThat(hers.locator("main").textContent()).contains("Anna Maier");
            look(hers, "wishes");
            hers.click("form[action$='/rest'] button");
            assertThat(hers.locator("[role=status]").first().textContent()).isNotBlank();

            page.navigate(profile);
            look(page, "customer-stopped");
            var id = profile.substring(profile.lastIndexOf('/') + 1);
            owner.open("/customers/privacy/held/" + id);
            assertThat(page.locator("main").textContent()).contains("anna.maier@post.example");
            look(page, "copy");
            owner.open("/customers/privacy/erasures/new?customer=" + id);
            look(page, "erasure-plan");
            page.check("main form input[type=checkbox]");
            page.click("main form button.btn-danger");
            page.waitForURL(Pattern.compile(".*/customers/privacy/erasures/[0-9a-f]{8}-.*"));
            look(page, "erasure-proof");

            assertThat(page.navigate(profile).status()).isEqualTo(404);
            owner.open("/customers?q=maier");
            assertThat(page.locator("main a.person-link").count()).isZero();
        }
    }

    private static void add(Owner owner, Page page, String name, String email, String phone) {
        owner.open("/customers/new");
        page.fill("[name=name]", name);
        page.locator("[name='email']").first().fill(email);
        page.locator("[name='phone']").first().fill(phone);
        page.click("main form.stack button.btn-primary");
        // somebody else has the same phone: the shop asks whether that is meant
        if (page.locator("[name=shared]").count() > 0) {
            page.check("[name=shared]");
            page.click("main form.stack button.btn-primary");
        }
        page.waitForURL("**/customers/0*");
    }

    private static HttpResponse<String> send(Product product, String token, String path, String json)
            throws IOException, InterruptedException {
        try (var program = HttpClient.newHttpClient()) {
            return program.send(
                    HttpRequest.newBuilder(URI.create(product.url(path)))
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(json))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static void look(Page page, String name) {
        Chromium.photograph(page, name);
        Chromium.requireAccessible(page);
        Chromium.requireFitsPhone(page);
    }
}
