package dev.perennial.analytics.lifetime;

import java.util.Arrays;

/// Sufficient statistics of a beta-geometric likelihood. Equal histories are merged; what depends on x
/// alone
/// is kept as "customers with more than i" and what depends on the age alone as sums a day.
final class MergedHistories {
    private static final int BITS = 21;
    private static final int MASK = (1 << BITS) - 1;

    final double daysPerUnit;
    final int customers;
    final double purchases;
    final double meanAge;

    /// moreThan[i]: customers with x > i.
    final int[] moreThan;

    /// Customers of each age in days, and their repeat purchases.
    final int[] aged;

    final double[] purchasesAged;

    /// Histories that may have ended in dropout: x ≥ 1, or all if one can leave at the start.
    final int[] x;

    final int[] recency;
    final int[] age;
    final int[] count;

    private MergedHistories(RfmSummary summary, long[] histories, boolean withoutRepeat) {
        this.daysPerUnit = summary.daysPerUnit();
        this.customers = histories.length;
        var highest = 0;
        var oldest = 0;
        for (var history : histories) {
            highest = Math.max(highest, x(history));
            oldest = Math.max(oldest, age(history));
        }
        var having = new int[highest + 1];
        this.aged = new int[oldest + 1];
        this.purchasesAged = new double[oldest + 1];
        var kept = 0;
        var sumX = 0.0;
        var sumAge = 0.0;
        for (var i = 0; i < histories.length; i++) {
            var history = histories[i];
            having[x(history)]++;
            aged[age(history)]++;
            purchasesAged[age(history)] += x(history);
            sumX += x(history);
            sumAge += age(history);
            if ((withoutRepeat || x(history) > 0) && (i == 0 || histories[i - 1] != history)) kept++;
        }
        this.purchases = sumX;
        this.meanAge = sumAge / histories.length / daysPerUnit;
        this.moreThan = new int[highest];
        var more = 0;
        for (var i = highest - 1; i >= 0; i--) {
            more += having[i + 1];
            moreThan[i] = more;
        }
        this.x = new int[kept];
        this.recency = new int[kept];
        this.age = new int[kept];
        this.count = new int[kept];
        var row = -1;
        for (var i = 0; i < histories.length; i++) {
            var history = histories[i];
            if (!withoutRepeat && x(history) == 0) continue;
            if (i == 0 || histories[i - 1] != history) {
                row++;
                x[row] = x(history);
                recency[row] = recency(history);
                age[row] = age(history);
            }
            count[row]++;
        }
    }

    /// Merges every `step`-th customer.
    static MergedHistories of(RfmSummary summary, boolean withoutRepeat, int step) {
        var histories = new long[(summary.size() + step - 1) / step];
        for (var i = 0; i < histories.length; i++) {
            var row = i * step;
            histories[i] = ((long) summary.frequency(row) << 2 * BITS)
                    | ((long) summary.ageDays(row) << BITS)
                    | summary.recencyDays(row);
        }
        Arrays.parallelSort(histories);
        return new MergedHistories(summary, histories, withoutRepeat);
    }

    private static int x(long history) {
        return (int) (history >>> 2 * BITS);
    }

    private static int age(long history) {
        return (int) (history >>> BITS) & MASK;
    }

    private static int recency(long history) {
        return (int) history & MASK;
    }
}
