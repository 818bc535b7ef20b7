package dev.perennial.orders.purchases;

import dev.perennial.ui.View;

/// One purchase with its lines and what was given back.
///
/// @param mayRefund whether who looks may give money back
public record PurchasePage(Purchase purchase, boolean mayRefund) implements View {
    public boolean offersRefund() {
        return mayRefund && purchase.left().minor() > 0;
    }
}
