package dev.perennial.orders.refunds;

import static dev.perennial.ui.Words.money;
import static dev.perennial.ui.Words.t;

import dev.perennial.customers.Activity;
import dev.perennial.customers.ActivityStory;
import org.springframework.stereotype.Component;

/// “Got €3.00 back”, and why, if somebody wrote it down.
@Component
class RefundStory implements ActivityStory {
    @Override
    public String kind() {
        return "orders.refund";
    }

    @Override
    public Told tell(Activity activity) {
        var amount = activity.amountMinor() == null || activity.currency() == null
                ? ""
                : money(activity.amountMinor(), activity.currency());
        return new Told(
                "receipt-refund",
                t("orders.story.refund", amount),
                activity.data().get("reason") instanceof String reason ? reason : null,
                activity.data().get("purchase") instanceof String purchase ? "/orders/purchases/" + purchase : null);
    }
}
