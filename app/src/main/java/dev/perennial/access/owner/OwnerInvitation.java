package dev.perennial.access.owner;

import dev.perennial.access.EntryTokens;
import dev.perennial.access.EntryTokens.Purpose;
import dev.perennial.platform.Businesses;
import java.io.PrintStream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// `--perennial.new-owner-password=true` prints the way back on the console.
@Component
@ConditionalOnProperty("perennial.new-owner-password")
class OwnerInvitation {
    private final EntryTokens tokens;
    private final Businesses businesses;
    private final PrintStream console;

    OwnerInvitation(EntryTokens tokens, Businesses businesses) {
        this.tokens = tokens;
        this.businesses = businesses;
        this.console = System.out;
    }

    @EventListener
    void on(WebServerInitializedEvent started) {
        if (businesses.find().isEmpty()) return;
        console.println("The owner sets a new password here, once, on this machine:");
        console.println("  http://localhost:%d/access/owner?token=%s"
                .formatted(started.getWebServer().getPort(), tokens.issue(Purpose.OWNER)));
    }
}
