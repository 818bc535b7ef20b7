package dev.perennial.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A browser, its windows in the sizes and colours people use, and what the stories ask of every page.
final class Chromium implements AutoCloseable {
    /// Where the pictures go, one for each size and colour.
    static final Path PICTURES = Path.of("target", "screenshots");

    /// A machine that has just installed its browser takes its time for the first page.
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    enum Device {
        DESK(1280, 800),
        PHONE(390, 844);

        final int width;
        final int height;

        Device(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = new ArrayList<>();

    Chromium() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(executable()))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    private static String executable() {
        return Objects.requireNonNull(
                System.getenv("PERENNIAL_CHROMIUM"), "PERENNIAL_CHROMIUM names the browser; bin/test sets it");
    }

    /// A new person's window: no cookies, nothing that moves (a colour on its way is no colour to judge), and every
    /// complaint of the browser is kept for [#complaints()].
    BrowserContext person(Device device, ColorScheme colours) {
        var context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(device.width, device.height)
                .setDeviceScaleFactor(1)
                .setColorScheme(colours)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("en-GB")
                .setTimezoneId("Europe/Berlin"));
        context.setDefaultTimeout(PATIENCE.toMillis());
        context.onConsoleMessage(this::keepErrors);
        context.onWebError(error -> complaints.add(error.error()));
        return context;
    }

    BrowserContext person() {
        return person(Device.DESK, ColorScheme.LIGHT);
    }

    private void keepErrors(ConsoleMessage message) {
        if (message.type().equals("error")) complaints.add(message.text());
    }

    /// Script errors and refused styles or scripts of all pages so far.
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /// The page as it is now, at desk and phone width, light and dark, as `name-desk-light.png` and so on.
    static void photograph(Page page, String name) {
        for (var device : Device.values()) {
            page.setViewportSize(device.width, device.height);
            for (var colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
                take(page, "%s-%s-%s.png".formatted(name, device, colours).toLowerCase());
            }
        }
        page.setViewportSize(Device.DESK.width, Device.DESK.height);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    /// A cold Chromium can lose its first picture on the way; it gets a second try.
    private static void take(Page page, String file) {
        var picture = new Page.ScreenshotOptions()
                .setFullPage(true)
                .setTimeout(PATIENCE.toMillis() / 2.0)
                .setPath(PICTURES.resolve(file));
        try {
            page.screenshot(picture);
        } catch (TimeoutError lost) {
            page.screenshot(picture);
        }
    }

    /// Everybody can use the page, in both colours.
    static void requireAccessible(Page page) {
        for (var colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
            assertThat(new AxeBuilder(page).analyze().getViolations())
                    .as("%s in %s", page.url(), colours)
                    .extracting(rule -> rule.getId() + ": " + rule.getHelp() + " at "
                            + rule.getNodes().stream()
                                    .map(node -> node.getHtml())
                                    .toList())
                    .isEmpty();
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    /// Nothing sticks out to the side at phone width.
    static void requireFitsPhone(Page page) {
        page.setViewportSize(Device.PHONE.width, Device.PHONE.height);
        var width = page.evaluate("document.documentElement.scrollWidth");
        assertThat((Integer) width).as("%s at phone width", page.url()).isLessThanOrEqualTo(Device.PHONE.width);
        page.setViewportSize(Device.DESK.width, Device.DESK.height);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
