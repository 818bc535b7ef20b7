package dev.perennial.today.cards;

import dev.perennial.ui.View;

/// What stands where a card stood whose occasion has passed meanwhile.
public record GoneCard() implements View {
    @Override
    public int status() {
        return 409;
    }
}
