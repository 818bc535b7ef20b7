package dev.perennial.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleTests {
    @TempDir
    static Path folder;

    @Test
    void theSampleBakeryShowsEveryPageToEverybody() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        try (var browser = new Chromium();
                var product = Product.start(folder.resolve("home"), "--sample")) {
            var page = browser.person().newPage();
            page.navigate(entrance(product));
            page.click("main form button");
            page.waitForURL("**/today");
            var owner = new Owner(product, page);
            owner.awaitValue();
            owner.awaitFilled("/insights/groups", "#ranks");
            owner.awaitFilled("/insights/recommendations", "#how-good");
            owner.awaitFilled("/feedback/comments", "section[aria-labelledby=aspects-title]");

            var pages = new LinkedHashMap<String, String>();
            pages.put("today", "/today");
            pages.put("customers", "/customers");
            pages.put("customer-new", "/customers/new");
            pages.put("needs", "/customers/notes");
            pages.put("value", "/insights/value");
            pages.put("health", "/insights/health");
            pages.put("groups", "/insights/groups");
            pages.put("recommendations", "/insights/recommendations");
            pages.put("drivers", "/insights/drivers");
            pages.put("compare", "/insights/compare");
            pages.put("trends", "/insights/trends");
            pages.put("feedback", "/feedback");
            pages.put("feedback-imports", "/feedback/imports");
            pages.put("comments", "/feedback/comments");
            pages.put("aspects", "/feedback/aspects");
            pages.put("imports", "/orders/imports");
            pages.put("purchases", "/orders/purchases");
            pages.put("products", "/orders/products");
            pages.put("staff", "/access/staff");
            pages.put("account", "/access/account");
            pages.put("tokens", "/access/tokens");
            pages.put("business", "/access/business");
            pages.put("sample", "/demo/sample");
            pages.put("follow-ups", "/customers/tasks");
            pages.put("follow-up-new", "/customers/tasks/new");
            pages.put("upcoming", "/customers/upcoming");
            pages.put("found-twice", "/customers/duplicates");
            pages.put("consent", "/customers/consent");
            pages.put("sources", "/customers/sources");
            pages.put("costs", "/customers/sources/costs");
            pages.put("acquisition", "/insights/acquisition");
            pages.put("privacy", "/customers/privacy");
            pages.put("retention", "/customers/privacy/retention");
            pages.put("record", "/customers/privacy/record");
            pages.put("notice", "/customers/privacy/record/notice");
            pages.put("care", "/customers/care");
            pages.put("audit", "/access/audit");
            pages.put("export", "/access/export");
            pages.put("webhooks", "/programs/webhooks");
            for (var entry : pages.entrySet()) {
                var answer = page.navigate(product.url(entry.getValue()));
                assertThat(answer.status()).as(entry.getValue()).isEqualTo(200);
                look(page, entry.getKey());
            }
            page.navigate(product.url("/customers?q=Hartwell"));
            page.locator("main a[href^='/customers/0']").first().click();
            page.waitForURL("**/customers/0*");
            look(page, "customer");

            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void aPersonIsFoundWhileTypingAndGreetedByKeyboard() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        try (var browser = new Chromium();
                var product = Product.start(folder.resolve("home"), "--sample")) {
            var page = browser.person().newPage();
            page.navigate(entrance(product));
            page.click("main form button");
            page.waitForURL("**/today");
            var first = page.locator("[data-card] h3").first().textContent().strip();
            page.keyboard().press("j");
            page.keyboard().press("d");
            page.locator("[data-settled]").first().waitFor();
            page.reload();
            assertThat(page.locator("[data-card] h3").allTextContents().stream().map(String::strip))
                    .as("done stays done")
                    .doesNotContain(first);

            page.navigate(product.url("/customers"));
            page.keyboard().press("/");
            page.keyboard().type("hartw");
            page.locator("main a", new Page.LocatorOptions().setHasText("Hartwell"))
                    .first()
                    .waitFor();
        }
    }

    private static void look(Page page, String name) {
        Chromium.photograph(page, name);
        Chromium.requireAccessible(page);
        Chromium.requireFitsPhone(page);
    }

    private static String entrance(Product product) throws IOException {
        return product.said()
                .lines()
                .map(String::strip)
                .filter(line -> line.contains("/demo/entrance?token="))
                .reduce((_, last) -> last)
                .orElseThrow(() -> new AssertionError("no link into the sample was printed"));
    }
}
