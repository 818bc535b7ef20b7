package dev.perennial.orders.thanks;

import static dev.perennial.ui.Words.day;
import static dev.perennial.ui.Words.money;
import static dev.perennial.ui.Words.t;

import dev.perennial.orders.products.Newcomers;
import dev.perennial.platform.Businesses;
import dev.perennial.today.TodayItem;
import dev.perennial.today.TodaySource;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/// “Thank Ada Winter”: first-time buyers of the last seven days.
@Component
class ThanksItems implements TodaySource {
    private static final int DAYS = 7;

    private final FirstPurchases purchases;
    private final Newcomers newcomers;
    private final Businesses businesses;

    ThanksItems(FirstPurchases purchases, Newcomers newcomers, Businesses businesses) {
        this.purchases = purchases;
        this.newcomers = newcomers;
        this.businesses = businesses;
    }

    @Override
    public String brings() {
        return "orders.thanks.brings";
    }

    @Override
    public List<TodayItem> items(LocalDate day, int most) {
        var course = newcomers.course();
        return purchases.between(day.minusDays(DAYS - 1), day, most).stream()
                .map(it -> item(it, course))
                .toList();
    }

    TodayItem item(FirstPurchase purchase) {
        return item(purchase, newcomers.course());
    }

    /// Worth one more visit like the first, times how many newcomers come back at all.
    private TodayItem item(FirstPurchase purchase, Newcomers.Course course) {
        var home = businesses.current().currency().equals(purchase.total().currency());
        var what = purchase.items().isEmpty() ? t("orders.thanks.something") : String.join(", ", purchase.items());
        var facts = t("orders.thanks.reason", day(purchase.at()), what, money(purchase.total()));
        var outlook = course.isKnown()
                ? t("orders.thanks.outlook", Math.round(course.share() * 10))
                : t("orders.thanks.outlook.unknown");
        return new TodayItem(
                "thanks:" + purchase.customer(),
                purchase.customer(),
                "heart",
                t("orders.thanks.item", purchase.name()),
                facts + " " + outlook,
                home ? Math.round(purchase.total().minor() * course.share()) : 0,
                t("orders.thanks.button"),
                "/orders/thanks/" + purchase.customer());
    }
}
