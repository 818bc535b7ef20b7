package dev.perennial.today.cards;

import dev.perennial.today.TodayItem;
import dev.perennial.ui.View;

/// One thing worth doing, with its buttons; they work without script.
public record Card(TodayItem item) implements View {}
