package dev.perennial.access.setup;

import dev.perennial.ui.View;

/// @param tried whether a token came that does not open
public record SetUpClosedPage(boolean tried) implements View {
    @Override
    public int status() {
        return tried ? 403 : 200;
    }
}
