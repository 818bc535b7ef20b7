package dev.perennial.demo.sample;

import dev.perennial.ui.View;

/// @param there whether this is the sample business
/// @param removable whether the reader may remove it
public record SamplePage(boolean there, long customers, long purchases, boolean removable) implements View {}
