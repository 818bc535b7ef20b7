package dev.perennial.access.setup;

import dev.perennial.access.EntryTokens;
import java.io.PrintStream;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Prints the way in on the console while nobody owns the business yet.
@Component
class SetUpInvitation {
    private final SetUp setUp;
    private final EntryTokens tokens;
    private final Environment environment;
    private final PrintStream console;

    SetUpInvitation(SetUp setUp, EntryTokens tokens, Environment environment) {
        this.setUp = setUp;
        this.tokens = tokens;
        this.environment = environment;
        this.console = System.out;
    }

    @EventListener
    void on(WebServerInitializedEvent started) {
        if (environment.getProperty("perennial.database.share", Boolean.class, false)) return;
        var address = "http://localhost:" + started.getWebServer().getPort();
        if (!setUp.isOpen()) {
            console.println("Perennial is ready: " + address);
        } else if (!environment.getProperty("perennial.sample", Boolean.class, false)) {
            var token = tokens.issue(EntryTokens.Purpose.SET_UP);
            console.println("Perennial is ready. Set up your business here, once:");
            console.println("  " + address + "/access/setup?token=" + token);
        }
    }
}
