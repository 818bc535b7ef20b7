package dev.perennial.demo.sample;

import dev.perennial.ui.View;

public record SampleRemovalPage(long customers, long purchases) implements View {}
