package dev.perennial.analytics.lifetime;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// What purchase models need to know of every customer, in columns: one array entry a customer, no object.
///
/// - frequency x: purchase days after the first one
/// - recency t_x: days from the first purchase to the last one, 0 when x is 0
/// - age T: days from the first purchase to the day the summary was made
/// - mean spend m: average money of the purchase days after the first one, 0 when x is 0
///
/// Several purchases on one day are one occasion. Models see time in units of [#daysPerUnit] days: 1 for
/// days, 7 for weeks; their parameters and horizons are in that unit. The arrays are kept, not copied: do
/// not
/// change them afterwards.
///
/// Fader, Hardie, Lee (2005), "Counting your customers" the easy way, Marketing Science 24(2).
public final class RfmSummary {
    static final int LONGEST = (1 << 21) - 1;

    private final int[] customer;
    private final int[] frequency;
    private final int[] recency;
    private final int[] age;
    private final double[] meanSpend;
    private final double daysPerUnit;

    private RfmSummary(
            int[] customer, int[] frequency, int[] recency, int[] age, double[] meanSpend, double daysPerUnit) {
        this.customer = customer;
        this.frequency = frequency;
        this.recency = recency;
        this.age = age;
        this.meanSpend = meanSpend;
        this.daysPerUnit = daysPerUnit;
    }

    /// A summary without money, counted in days.
    public static RfmSummary of(int[] frequency, int[] recencyDays, int[] ageDays) {
        return of(frequency, recencyDays, ageDays, new double[frequency.length]);
    }

    /// A summary counted in days. Row i is customer i.
    ///
    /// @throws UnusableData naming the first row that cannot be and what would be right
    public static RfmSummary of(int[] frequency, int[] recencyDays, int[] ageDays, double[] meanSpend) {
        var rows = new int[frequency.length];
        for (var i = 0; i < rows.length; i++) rows[i] = i;
        return of(rows, frequency, recencyDays, ageDays, meanSpend);
    }

    static RfmSummary of(int[] customer, int[] frequency, int[] recency, int[] age, double[] meanSpend) {
        var n = frequency.length;
        if (recency.length != n || age.length != n || meanSpend.length != n)
            throw new UnusableData(
                    Reason.LENGTHS_DIFFER,
                    "frequency has %d rows, recency %d, age %d, mean spend %d: all must describe the same customers"
                            .formatted(n, recency.length, age.length, meanSpend.length));
        if (n == 0) throw new UnusableData(Reason.EMPTY, "no customers: at least one with a purchase is needed");
        for (var i = 0; i < n; i++) check(i, frequency[i], recency[i], age[i], meanSpend[i]);
        return new RfmSummary(customer, frequency, recency, age, meanSpend, 1);
    }

    private static void check(int row, int x, int tx, int age, double spend) {
        if (x < 0 || x > LONGEST)
            throw new UnusableData(
                    Reason.OUT_OF_RANGE, "row %d: frequency %d is not between 0 and %d".formatted(row, x, LONGEST));
        if (age < 0 || age > LONGEST)
            throw new UnusableData(
                    Reason.OUT_OF_RANGE, "row %d: age %d is not between 0 and %d days".formatted(row, age, LONGEST));
        if (tx < 0 || tx > age)
            throw new UnusableData(
                    Reason.CONTRADICTION, "row %d: recency %d is not between 0 and the age %d".formatted(row, tx, age));
        if (x == 0 ? tx > 0 : tx < x)
            throw new UnusableData(
                    Reason.CONTRADICTION,
                    "row %d: %d repeat purchase days within %d days from first to last purchase cannot be"
                            .formatted(row, x, tx));
        if (!Double.isFinite(spend))
            throw new UnusableData(
                    Reason.NOT_FINITE, "row %d: mean spend %s is not a finite number".formatted(row, spend));
    }

    /// The same customers with time in units of that many days: 7 for weeks.
    public RfmSummary inUnitsOf(double days) {
        if (!(days > 0 && Double.isFinite(days)))
            throw new UnusableData(Reason.OUT_OF_RANGE, "a time unit of %s days is not above 0".formatted(days));
        return new RfmSummary(customer, frequency, recency, age, meanSpend, days);
    }

    /// The same customers with time in weeks.
    public RfmSummary inWeeks() {
        return inUnitsOf(7);
    }

    /// Every `step`-th customer: enough to judge a gradient, a hundred times cheaper.
    RfmSummary thinned(int step) {
        if (step == 1) return this;
        return rows(IntStream.iterate(0, i -> i < size(), i -> i + step).toArray());
    }

    /// As many customers, drawn with replacement.
    RfmSummary resampled(SplittableRandom random) {
        return rows(
                IntStream.generate(() -> random.nextInt(size())).limit(size()).toArray());
    }

    private RfmSummary rows(int[] rows) {
        return new RfmSummary(
                Arrays.stream(rows).map(i -> customer[i]).toArray(),
                Arrays.stream(rows).map(i -> frequency[i]).toArray(),
                Arrays.stream(rows).map(i -> recency[i]).toArray(),
                Arrays.stream(rows).map(i -> age[i]).toArray(),
                Arrays.stream(rows).mapToDouble(i -> meanSpend[i]).toArray(),
                daysPerUnit);
    }

    public int size() {
        return frequency.length;
    }

    /// The caller's number of the customer in row i: i itself, or the number in the [PurchaseLog].
    public int customer(int i) {
        return customer[i];
    }

    /// Purchase days after the first.
    public int frequency(int i) {
        return frequency[i];
    }

    /// From first to last purchase, in the summary's unit.
    public double recency(int i) {
        return recency[i] / daysPerUnit;
    }

    /// From first purchase to the day of the summary, in the summary's unit.
    public double age(int i) {
        return age[i] / daysPerUnit;
    }

    /// Average money of a purchase day after the first; 0 when there was none.
    public double meanSpend(int i) {
        return meanSpend[i];
    }

    public double daysPerUnit() {
        return daysPerUnit;
    }

    int recencyDays(int i) {
        return recency[i];
    }

    int ageDays(int i) {
        return age[i];
    }

    int[] frequencies() {
        return frequency;
    }

    double[] meanSpends() {
        return meanSpend;
    }

    /// Customers who came back at least once.
    public int repeatCustomers() {
        var count = 0;
        for (var x : frequency) if (x > 0) count++;
        return count;
    }

    /// All purchase days after the first, of all customers.
    public long repeatPurchases() {
        var sum = 0L;
        for (var x : frequency) sum += x;
        return sum;
    }
}
