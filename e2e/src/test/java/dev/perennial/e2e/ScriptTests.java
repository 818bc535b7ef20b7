package dev.perennial.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Our scripts on a network that plays tricks on them, which no real one would do when asked.
class ScriptTests {
    private static final Path RESOURCES = Path.of("..", "app", "src", "main", "resources");
    private static final String SITE = "http://shop.example/";

    @Test
    void aPageWhoseLineFellSilentOpensItAnew() throws IOException {
        try (var browser = new Chromium();
                var window = browser.person()) {
            serve(window, "", "<main data-live='inbox'></main><script src='/live.js'></script>", "text/html");
            serve(window, "live.js", read("static/js/live.js"), "text/javascript");
            var lines = new ArrayList<Route>();
            window.route(SITE + "ui/live*", lines::add);
            var page = window.newPage();
            page.clock().install();
            page.navigate(SITE);
            page.waitForCondition(() -> lines.size() == 1);
            page.clock().fastForward("00:30");
            assertThat(lines).as("it may just be quiet").hasSize(1);
            page.clock().fastForward("00:20");
            page.waitForCondition(() -> lines.size() == 2);
        }
    }

    @Test
    void whoSendsTwoMessagesBeforeTheFirstIsAnsweredIsOneVisitor() throws IOException {
        try (var browser = new Chromium();
                var window = browser.person()) {
            var script = read("dev/perennial/conversations/chat/widget.js").replace("SETTINGS", """
                { lang: "en", colour: "#000000", ink: "#ffffff", words: { there: "We are here." } }""");
            serve(window, "", "<main></main><script src='/p/conversations/chat/widget.js'></script>", "text/html");
            serve(window, "p/conversations/chat/widget.js", script, "text/javascript");
            serve(window, "p/conversations/chat/conversation", talk(null), "application/json");
            var messages = new ArrayList<Route>();
            window.route(SITE + "p/conversations/chat/messages", messages::add);
            var page = window.newPage();
            page.navigate(SITE);
            page.locator(".bubble").click();
            say(page, "Hello");
            page.waitForCondition(() -> messages.size() == 1);
            say(page, "Is there rye bread?");
            assertThat(page.locator(".word").count()).isEqualTo(2);
            messages.getFirst().fulfill(answer(talk("k1"), "application/json"));
            page.waitForCondition(() -> messages.size() == 2);
            assertThat(messages.getLast().request().headers()).containsEntry("perennial-visitor", "k1");
        }
    }

    private static void say(Page page, String text) {
        page.locator(".panel textarea").fill(text);
        page.locator(".panel textarea").press("Enter");
    }

    private static String talk(@Nullable String key) {
        return key == null
                ? "{\"known\":false,\"away\":false,\"words\":[]}"
                : "{\"known\":true,\"key\":\"%s\",\"away\":false,\"words\":[]}".formatted(key);
    }

    private static void serve(BrowserContext window, String path, String body, String type) {
        window.route(SITE + path, route -> route.fulfill(answer(body, type)));
    }

    private static Route.FulfillOptions answer(String body, String type) {
        return new Route.FulfillOptions()
                .setContentType(type + ";charset=utf-8")
                .setBody(body);
    }

    private static String read(String resource) throws IOException {
        return Files.readString(RESOURCES.resolve(resource));
    }
}
