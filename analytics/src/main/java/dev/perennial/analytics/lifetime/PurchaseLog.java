package dev.perennial.analytics.lifetime;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import java.util.Arrays;

/// Who bought on which day for how much, in columns; the raw material of an [RfmSummary].
///
/// Rows of one customer on one day are one purchase occasion and their money is added up. The log is kept
/// sorted by customer and day.
public final class PurchaseLog {
    private final int[] customer;
    private final int[] day;
    private final double[] amount;

    private PurchaseLog(int[] customer, int[] day, double[] amount) {
        this.customer = customer;
        this.day = day;
        this.amount = amount;
    }

    /// Builds a log from rows in any order. Customers are numbers the caller chose, days are counted from
    /// any fixed date (such as `LocalDate.toEpochDay()`), amounts are money of the whole row.
    ///
    /// @throws UnusableData when the arrays differ in length, are empty or hold an amount that is not
    /// finite
    public static PurchaseLog of(int[] customer, int[] day, double[] amount) {
        var n = customer.length;
        if (day.length != n || amount.length != n)
            throw new UnusableData(
                    Reason.LENGTHS_DIFFER,
                    "customer has %d rows, day %d, amount %d: all must describe the same purchases"
                            .formatted(n, day.length, amount.length));
        if (n == 0) throw new UnusableData(Reason.EMPTY, "no purchases: at least one is needed");
        var order = order(customer, day);
        var customers = new int[n];
        var days = new int[n];
        var amounts = new double[n];
        var last = -1;
        for (var row : order) {
            if (!Double.isFinite(amount[row]))
                throw new UnusableData(
                        Reason.NOT_FINITE, "row %d: amount %s is not a finite number".formatted(row, amount[row]));
            if (last < 0 || customers[last] != customer[row] || days[last] != day[row]) {
                last++;
                customers[last] = customer[row];
                days[last] = day[row];
            }
            amounts[last] += amount[row];
        }
        return new PurchaseLog(
                Arrays.copyOf(customers, last + 1), Arrays.copyOf(days, last + 1), Arrays.copyOf(amounts, last + 1));
    }

    /// Row numbers sorted by customer, then day: least significant key first, both stable.
    private static int[] order(int[] customer, int[] day) {
        var order = new int[customer.length];
        for (var i = 0; i < order.length; i++) order[i] = i;
        return stable(stable(order, day), customer);
    }

    private static int[] stable(int[] order, int[] key) {
        var keyed = new long[order.length];
        for (var i = 0; i < order.length; i++) keyed[i] = ((long) key[order[i]] << 32) | i;
        Arrays.parallelSort(keyed);
        var sorted = new int[order.length];
        for (var i = 0; i < order.length; i++) sorted[i] = order[(int) keyed[i]];
        return sorted;
    }

    /// Purchase occasions: days on which a customer bought.
    public int size() {
        return customer.length;
    }

    /// The first day on which anybody bought.
    public int firstDay() {
        var first = day[0];
        for (var d : day) first = Math.min(first, d);
        return first;
    }

    /// The last day on which anybody bought.
    public int lastDay() {
        var last = day[0];
        for (var d : day) last = Math.max(last, d);
        return last;
    }

    int customer(int i) {
        return customer[i];
    }

    int day(int i) {
        return day[i];
    }

    double amount(int i) {
        return amount[i];
    }

    /// One row for each customer who bought on or before `endDay`, in the order of their numbers, aged to
    /// the end of that day. The mean spend leaves out days of no or negative money (all returned).
    ///
    /// @throws UnusableData when nobody had bought by then
    public RfmSummary summary(int endDay) {
        var n = 0;
        for (var i = 0; i < size(); i++) if (isFirst(i) && day[i] <= endDay) n++;
        var rows = new int[n];
        var x = new int[n];
        var tx = new int[n];
        var age = new int[n];
        var spend = new double[n];
        var row = -1;
        var start = 0;
        var paid = 0;
        for (var i = 0; i < size(); i++) {
            if (day[i] > endDay) continue;
            if (isFirst(i)) {
                row++;
                rows[row] = customer[i];
                age[row] = endDay - day[i];
                start = day[i];
                paid = 0;
                continue;
            }
            x[row]++;
            tx[row] = day[i] - start;
            if (amount[i] > 0) spend[row] += (amount[i] - spend[row]) / ++paid;
        }
        return RfmSummary.of(rows, x, tx, age, spend);
    }

    private boolean isFirst(int i) {
        return i == 0 || customer[i] != customer[i - 1];
    }
}
