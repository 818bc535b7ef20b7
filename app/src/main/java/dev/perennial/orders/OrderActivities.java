package dev.perennial.orders;

import dev.perennial.customers.Activities;
import dev.perennial.customers.Activity;
import dev.perennial.customers.CustomerId;
import dev.perennial.platform.Money;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Writes what was bought and given back into the customer's story.
@Component
class OrderActivities {
    /// What a timeline can show in a line; the purchase itself has them all.
    private static final int TOLD = 5;

    private final Activities activities;

    OrderActivities(Activities activities) {
        this.activities = activities;
    }

    void purchased(CustomerId customer, PurchaseId id, NewPurchase purchase) {
        var items = purchase.lines().stream().filter(it -> it.article() != null).toList();
        var data = new LinkedHashMap<String, Object>();
        data.put(
                "items",
                items.stream()
                        .limit(TOLD)
                        .map(it -> Map.of(
                                "name", String.valueOf(it.name() == null ? it.sku() : it.name()),
                                "quantity", it.quantity().stripTrailingZeros().toPlainString()))
                        .toList());
        data.put("lines", items.size());
        if (purchase.channel() != null) data.put("channel", purchase.channel());
        if (purchase.place() != null) data.put("place", purchase.place());
        append(customer, "orders.purchase", purchase.at(), "purchase:" + id, purchase.total(), data);
    }

    void refunded(CustomerId customer, UUID id, NewRefund refund, Money total) {
        var data = new LinkedHashMap<String, Object>();
        data.put("purchase", refund.purchase().toString());
        if (refund.reason() != null) data.put("reason", refund.reason());
        append(customer, "orders.refund", refund.at(), "refund:" + id, total, data);
    }

    private void append(
            CustomerId customer, String kind, Instant at, String source, Money amount, Map<String, Object> data) {
        activities.append(new Activity(
                customer, kind, at, source, amount.minor(), amount.currency().getCurrencyCode(), data));
    }
}
