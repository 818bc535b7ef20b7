package dev.perennial.insights.value;

import dev.perennial.insights.worth.Worths.Named;
import dev.perennial.insights.worth.Worths.Order;
import java.util.List;

/// One page of those who are slipping away.
public record SlippingList(List<Named> customers, Order order, int page, long total) {
    static final int LENGTH = 20;

    public long pages() {
        return Math.ceilDiv(total, LENGTH);
    }

    public String href(Order order, int page) {
        return "/insights/value?sort=" + order.name().toLowerCase(java.util.Locale.ROOT) + "&page=" + page
                + "#slipping";
    }
}
