package dev.perennial.customers.wishes;

import dev.perennial.ui.View;

/// Any link that does not work, whatever is wrong with it.
public record ClosedPage() implements View {
    @Override
    public int status() {
        return 404;
    }
}
