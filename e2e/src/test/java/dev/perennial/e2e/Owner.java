package dev.perennial.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;

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
        return signingIn(product, page, "ada@bakery.example", "rye bread on mondays");
    }

    static Owner signingIn(Product product, Page page, String email, String password) {
        var owner = new Owner(product, page);
        page.navigate(product.url("/access/signin"));
        page.fill("[name=email]", email);
        page.fill("[name=password]", password);
        page.click("main form button.btn-primary");
        page.waitForURL("**/today");
        return owner;
    }

    /// Takes somebody on; they may sign in from now on.
    void takeOn(String name, String email, String password) {
        open("/access/staff");
        page.fill("form[action='/access/staff'] [name=name]", name);
        page.fill("form[action='/access/staff'] [name=email]", email);
        page.fill("form[action='/access/staff'] [name=password]", password);
        page.selectOption("form[action='/access/staff'] [name=role]", "STAFF");
        page.click("form[action='/access/staff'] button.btn-primary");
        page.getByText(email).waitFor();
    }

    /// Connects a mailbox and waits until it is watched: what comes from then on is fetched.
    void connect(String address, Post post) throws Exception {
        post.make(address);
        open("/messaging/accounts/mailboxes/new?address=" + address);
        var fields = Map.of(
                "name", "Orders",
                "displayName", "Ada’s Shop",
                "smtpHost", "127.0.0.1",
                "smtpPort", String.valueOf(post.smtp()),
                "smtpUser", "",
                "imapHost", "127.0.0.1",
                "imapPort", String.valueOf(post.imap()),
                "imapUser", address,
                "imapPassword", Post.PASSWORD,
                "imapFolder", "INBOX");
        fields.forEach((name, value) -> page.fill("main [name=" + name + "]", value));
        page.selectOption("[name=smtpEncryption]", "NONE");
        page.selectOption("[name=imapEncryption]", "NONE");
        page.click("form[action='/messaging/accounts/mailboxes'] button.btn-primary");
        page.waitForURL("**/messaging/accounts/**");
        awaitFilled("/messaging/collecting", "main section:has-text('Last collected')");
    }

    /// @param hours of each of the given days; on the others nobody is there. No days: always
    void openOn(String hours, DayOfWeek... days) {
        open("/access/business");
        for (var day : DayOfWeek.values())
            page.fill("[name=hours" + day.getValue() + "]", List.of(days).contains(day) ? hours : "");
        page.click("main form button.btn-primary");
        page.waitForLoadState();
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
