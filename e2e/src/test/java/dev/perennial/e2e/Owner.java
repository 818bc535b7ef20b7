package dev.perennial.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.file.Path;

/// What an owner does with the mouse, in words.
final class Owner {
    private static final double PATIENCE_MS = 300_000;
    private static final int PAUSE_MS = 1_000;

    private final Product product;
    private final Page page;

    Owner(Product product, Page page) {
        this.product = product;
        this.page = page;
        page.setDefaultTimeout(60_000);
    }

    static Owner settingUp(Product product, Page page, String currency) throws IOException {
        var owner = new Owner(product, page);
        page.navigate(product.setUpLink());
        page.fill("[name=name]", "Ada Winter");
        page.fill("[name=email]", "ada@bakery.example");
        page.fill("[name=password]", "rye bread on mondays");
        page.fill("[name=business]", "Ada’s Shop");
        page.selectOption("[name=country]", "GB");
        page.selectOption("[name=currency]", currency);
        page.selectOption("[name=zone]", "Europe/London");
        page.click("main form button.btn-primary");
        page.waitForURL("**/today");
        return owner;
    }

    static Owner signingIn(Product product, Page page) {
        var owner = new Owner(product, page);
        page.navigate(product.url("/access/signin"));
        page.fill("[name=email]", "ada@bakery.example");
        page.fill("[name=password]", "rye bread on mondays");
        page.click("main form button.btn-primary");
        page.waitForURL("**/today");
        return owner;
    }

    void open(String path) {
        page.navigate(product.url(path));
    }

    /// Brings a file as far as the page that says what would happen.
    void checkFile(Path file) {
        open("/orders/imports");
        page.setInputFiles("input[type=file]", file);
        page.click("form.drop button");
        press("See what would happen");
        await(page.locator("form[action$='/booking'] button"));
    }

    void startImport() {
        page.click("form[action$='/booking'] button");
    }

    void awaitImported() {
        await(page.locator("a[href='/insights/value'].btn-primary"));
    }

    /// Opens the Value page and waits until the model has been through.
    void awaitValue() {
        open("/insights/value");
        await(page.locator("#slipping"));
    }

    /// Asks for a page again and again until what is worked out in the background shows.
    void awaitFilled(String path, String sign) {
        for (var waited = 0; waited < PATIENCE_MS; waited += PAUSE_MS) {
            open(path);
            if (page.locator(sign).count() > 0) return;
            page.waitForTimeout(PAUSE_MS);
        }
        throw new AssertionError(path + " never showed " + sign);
    }

    void press(String words) {
        var button = page.locator("button", new Page.LocatorOptions().setHasText(words))
                .first();
        await(button);
        button.click();
    }

    /// Long work refreshes its page by itself; the story only looks.
    private static void await(Locator thing) {
        thing.first()
                .waitFor(new Locator.WaitForOptions()
                        .setState(WaitForSelectorState.VISIBLE)
                        .setTimeout(PATIENCE_MS));
    }

    String fact(String name) {
        return page.locator("dl.facts div", new Page.LocatorOptions().setHasText(name))
                .locator("dd")
                .first()
                .textContent()
                .strip();
    }
}
