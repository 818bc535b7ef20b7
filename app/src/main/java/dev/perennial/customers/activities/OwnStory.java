package dev.perennial.customers.activities;

import static dev.perennial.ui.Words.money;

import dev.perennial.customers.Activity;
import dev.perennial.customers.ActivityStory;
import org.springframework.stereotype.Component;

/// Tells what programs told, in their words.
@Component
class OwnStory implements ActivityStory {
    @Override
    public String kind() {
        return OwnActivity.PREFIX + "*";
    }

    @Override
    public Told tell(Activity activity) {
        var title = String.valueOf(activity.data().get("title"));
        var amount = activity.amountMinor() == null || activity.currency() == null
                ? ""
                : " · " + money(activity.amountMinor(), activity.currency());
        var detail = activity.data().get("detail") instanceof String text ? text : null;
        return new Told("history", title + amount, detail, null);
    }
}
