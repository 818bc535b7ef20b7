package dev.perennial.demo.entrance;

import dev.perennial.ui.View;

public record EntranceClosedPage() implements View {
    @Override
    public int status() {
        return 403;
    }
}
