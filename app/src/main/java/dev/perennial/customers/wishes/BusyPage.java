package dev.perennial.customers.wishes;

import dev.perennial.ui.View;

/// Too many tries from one network.
public record BusyPage() implements View {
    @Override
    public int status() {
        return 429;
    }
}
