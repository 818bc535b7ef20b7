package dev.perennial.demo.sample;

import dev.perennial.customers.SampleCustomers;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;

/// What the bakery spends on being found: a stand in the station all year, leaflets before the feasts, the fair in
/// autumn, a little on the web since last winter. Word of mouth costs nothing.
final class Origins {
    private static final int MONTHS = 18;

    private Origins() {}

    static void described(SampleCustomers customers, LocalDate today) {
        var last = YearMonth.from(today);
        customers.describe("Recommended by a friend", true, Map.of());
        customers.describe("Station kiosk", false, each(last, month -> 18_000));
        customers.describe("Leaflet", false, each(last, month -> switch (month.getMonth()) {
            case MARCH, NOVEMBER -> 24_000;
            case JUNE -> 9_000;
            default -> 0;
        }));
        customers.describe("Harvest fair", false, each(last, month -> switch (month.getMonth()) {
            case SEPTEMBER -> 42_000;
            case OCTOBER -> 15_000;
            default -> 0;
        }));
        customers.describe("Social media", false, each(last, month -> 6_000));
        customers.describe("Web search", false, each(last, month -> 4_500));
    }

    private static Map<YearMonth, Long> each(YearMonth last, java.util.function.ToLongFunction<YearMonth> cost) {
        var costs = new TreeMap<YearMonth, Long>();
        for (var back = 0; back < MONTHS; back++) {
            var month = last.minusMonths(back);
            if (cost.applyAsLong(month) > 0) costs.put(month, cost.applyAsLong(month));
        }
        return costs;
    }
}
