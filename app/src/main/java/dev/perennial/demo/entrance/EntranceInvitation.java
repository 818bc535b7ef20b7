package dev.perennial.demo.entrance;

import java.io.PrintStream;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Prints the way into the sample at each start: no password opens it.
@Component
class EntranceInvitation {
    private final Entrance entrance;
    private final PrintStream console = System.out;

    EntranceInvitation(Entrance entrance) {
        this.entrance = entrance;
    }

    @EventListener
    void on(WebServerInitializedEvent started) {
        if (!entrance.isThere()) return;
        console.println("Look around in the sample bakery, on this machine only:");
        console.println("  http://localhost:%d/demo/entrance?token=%s"
                .formatted(started.getWebServer().getPort(), entrance.token()));
    }
}
