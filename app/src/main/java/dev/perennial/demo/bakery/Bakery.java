package dev.perennial.demo.bakery;

import dev.perennial.customers.SampleCustomer;
import dev.perennial.orders.SamplePurchase;
import dev.perennial.orders.SamplePurchase.Product;
import dev.perennial.orders.SamplePurchase.Refund;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

/// Eighteen months of an invented bakery-café in a mid-size town, the same each time for the same day.
public record Bakery(
        Seasons seasons, List<SampleCustomer> customers, List<SamplePurchase> purchases, List<Refund> refunds) {
    public static final ZoneId ZONE = ZoneId.of("Europe/London");

    /// Its story up to the day before `today`.
    public static Bakery before(LocalDate today, Crew crew) {
        return new Telling(new Seasons(today), crew).tell();
    }

    public static List<Product> products() {
        return Arrays.stream(Menu.values())
                .map(item -> new Product(item.sku(), item.title(), item.shelf().title()))
                .toList();
    }
}
