package dev.perennial.analytics.recommendation;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.statistics.Values;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Who bought which item on which day, in columns sorted by customer, day and item. What a customer buys on one
/// day is one basket; the same item twice in a basket counts once.
///
/// Leave out what is no product, such as postage and discounts, and what was taken back.
public final class ItemLog {
    private final int customers;
    private final int items;
    private final int[] customer;
    private final int[] day;
    private final int[] item;

    private ItemLog(int customers, int items, int[] customer, int[] day, int[] item) {
        this.customers = customers;
        this.items = items;
        this.customer = customer;
        this.day = day;
        this.item = item;
    }

    /// Row i: customer `customer[i]` bought item `item[i]` on day `day[i]`, in any order. Customers are numbered
    /// from 0 to `customers` − 1 and items alike; days are counted from any date, such as
    /// `LocalDate.toEpochDay()`.
    ///
    /// @throws UnusableData when there are no rows, the columns differ in length, or a number is out of range
    public static ItemLog of(int customers, int items, int[] customer, int[] day, int[] item) {
        Values.sameLength("customer and day", customer.length, day.length);
        Values.sameLength("customer and item", customer.length, item.length);
        if (customer.length == 0) throw new UnusableData(Reason.EMPTY, "no purchases: at least one is needed");
        for (var i = 0; i < customer.length; i++) {
            within("customer", i, customer[i], customers);
            within("item", i, item[i], items);
        }
        var order = stable(stable(stable(IntStream.range(0, item.length).toArray(), item), day), customer);
        var kept = 0;
        var sorted = new int[3][item.length];
        for (var row : order) {
            if (kept > 0
                    && sorted[0][kept - 1] == customer[row]
                    && sorted[1][kept - 1] == day[row]
                    && sorted[2][kept - 1] == item[row]) continue;
            sorted[0][kept] = customer[row];
            sorted[1][kept] = day[row];
            sorted[2][kept++] = item[row];
        }
        return new ItemLog(
                customers,
                items,
                Arrays.copyOf(sorted[0], kept),
                Arrays.copyOf(sorted[1], kept),
                Arrays.copyOf(sorted[2], kept));
    }

    private static void within(String what, int row, int number, int count) {
        if (number < 0 || number >= count)
            throw new UnusableData(
                    Reason.OUT_OF_RANGE,
                    "row %d: %s %d is not one of the %d from 0 to %d".formatted(row, what, number, count, count - 1));
    }

    private static int[] stable(int[] order, int[] key) {
        var keyed = new long[order.length];
        for (var i = 0; i < order.length; i++) keyed[i] = ((long) key[order[i]] << 32) | i;
        Arrays.parallelSort(keyed);
        var sorted = new int[order.length];
        for (var i = 0; i < order.length; i++) sorted[i] = order[(int) keyed[i]];
        return sorted;
    }

    /// What was known at the end of that day, customers and items numbered as here.
    ///
    /// @throws UnusableData when nobody had bought by then
    public ItemLog until(int lastDay) {
        var kept = IntStream.range(0, day.length).filter(i -> day[i] <= lastDay).toArray();
        if (kept.length == 0) throw new UnusableData(Reason.EMPTY, "nobody had bought by day %d".formatted(lastDay));
        return new ItemLog(
                customers,
                items,
                Arrays.stream(kept).map(i -> customer[i]).toArray(),
                Arrays.stream(kept).map(i -> day[i]).toArray(),
                Arrays.stream(kept).map(i -> item[i]).toArray());
    }

    public int customers() {
        return customers;
    }

    public int items() {
        return items;
    }

    /// Items bought at least once.
    public int itemsBought() {
        return (int) Arrays.stream(item).distinct().count();
    }

    /// Rows: different items in each basket, all baskets together.
    public int size() {
        return item.length;
    }

    public int firstDay() {
        return Arrays.stream(day).min().orElseThrow();
    }

    public int lastDay() {
        return Arrays.stream(day).max().orElseThrow();
    }

    int customer(int row) {
        return customer[row];
    }

    int day(int row) {
        return day[row];
    }

    int item(int row) {
        return item[row];
    }

    /// Where each customer's rows begin, and behind the last one.
    int[] starts() {
        var starts = new int[customers + 1];
        for (var c : customer) starts[c + 1]++;
        for (var c = 0; c < customers; c++) starts[c + 1] += starts[c];
        return starts;
    }
}
