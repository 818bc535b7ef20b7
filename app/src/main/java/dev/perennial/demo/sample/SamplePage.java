package dev.perennial.demo.sample;

import dev.perennial.ui.View;

/// @param removable whether the reader may remove it
public record SamplePage(long customers, long purchases, boolean removable) implements View {
    public boolean there() {
        return customers + purchases > 0;
    }
}
