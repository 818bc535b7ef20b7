package dev.perennial.orders.purchases;

import static dev.perennial.ui.Words.money;
import static dev.perennial.ui.Words.quantity;
import static dev.perennial.ui.Words.t;

import dev.perennial.customers.Activity;
import dev.perennial.customers.ActivityStory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// “Bought 3 things for €12.40 at the counter: Rye bread, 2 × Croissant”.
///
/// The activity's data: `items` (the first few, each with `name` and `quantity`), `lines` (how many there are),
/// `channel` and `place`; each may be missing.
@Component
class PurchaseStory implements ActivityStory {
    @Override
    public String kind() {
        return "orders.purchase";
    }

    @Override
    public Told tell(Activity activity) {
        var data = activity.data();
        var items = data.get("items") instanceof List<?> list ? list : List.of();
        var lines = data.get("lines") instanceof Number number ? number.intValue() : items.size();
        var amount = activity.amountMinor() == null || activity.currency() == null
                ? ""
                : money(activity.amountMinor(), activity.currency());
        var where = data.get("place") instanceof String place
                ? place
                : data.get("channel") instanceof String channel ? channel : "";
        return new Told(
                "shopping-bag",
                t("orders.story.purchase", lines, amount, where.isEmpty() ? 0 : 1, where),
                items.isEmpty() ? null : things(items, lines),
                "/orders/purchases/" + activity.source().substring("purchase:".length()));
    }

    private static String things(List<?> items, int lines) {
        var told = new ArrayList<String>();
        for (var item : items) if (item instanceof Map<?, ?> thing) told.add(thing(thing));
        var more = lines - told.size();
        var list = String.join(", ", told);
        return more > 0 ? t("orders.story.more", list, more) : list;
    }

    private static String thing(Map<?, ?> item) {
        var name = String.valueOf(item.get("name"));
        var pieces = new BigDecimal(String.valueOf(item.get("quantity")));
        return pieces.compareTo(BigDecimal.ONE) == 0 ? name : t("orders.story.times", quantity(pieces), name);
    }
}
