package dev.perennial.orders.refunds;

import dev.perennial.orders.PurchaseId;
import dev.perennial.platform.Money;

/// @param left what may still be given back
public record RefundablePurchase(PurchaseId id, String number, Money total, Money left) {}
