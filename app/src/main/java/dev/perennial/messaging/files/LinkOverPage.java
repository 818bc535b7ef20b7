package dev.perennial.messaging.files;

import dev.perennial.ui.View;
import java.time.Instant;

/// A link that lasted until then.
public record LinkOverPage(String name, Instant until) implements View {
    @Override
    public int status() {
        return 410;
    }
}
