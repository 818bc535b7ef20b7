package dev.perennial.insights.model;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a run found about each customer, in columns beside their [Histories]. NaN stands for "cannot be said".
final class Estimates {
    final Histories histories;
    final int asOf;
    final Standing[] standing;
    final double[] alive;
    final double[] churnRisk;
    final double[] purchases3Months;
    final double[] purchases12Months;
    final double[] value12;
    final double[] value12Low;
    final double[] value12High;
    final double[] valueAtRisk;
    /// Days since 1970-01-01, or [#NEVER].
    final int[] nextExpected;

    static final int NEVER = Integer.MIN_VALUE;

    Estimates(Histories histories, int asOf) {
        var n = histories.customers();
        this.histories = histories;
        this.asOf = asOf;
        this.standing = new Standing[n];
        this.alive = unknown(n);
        this.churnRisk = unknown(n);
        this.purchases3Months = unknown(n);
        this.purchases12Months = unknown(n);
        this.value12 = unknown(n);
        this.value12Low = unknown(n);
        this.value12High = unknown(n);
        this.valueAtRisk = new double[n];
        this.nextExpected = new int[n];
        Arrays.fill(nextExpected, NEVER);
        for (var i = 0; i < n; i++) standing[i] = histories.purchaseDays(i) == 1 ? Standing.ONCE : Standing.UNKNOWN;
    }

    private static double[] unknown(int n) {
        var column = new double[n];
        Arrays.fill(column, Double.NaN);
        return column;
    }

    int size() {
        return standing.length;
    }

    int silentDays(int i) {
        return asOf - histories.lastDay(i);
    }

    /// The middle pause between the customer's own purchases; NaN after one purchase.
    static double middle(int[] sortedGaps) {
        var n = sortedGaps.length;
        if (n == 0) return Double.NaN;
        return n % 2 == 1 ? sortedGaps[n / 2] : (sortedGaps[n / 2 - 1] + sortedGaps[n / 2]) / 2.0;
    }

    long count(Standing wanted) {
        return Arrays.stream(standing).filter(s -> s == wanted).count();
    }

    double atRisk() {
        var sum = 0.0;
        for (var i = 0; i < size(); i++) if (standing[i] == Standing.SLIPPING) sum += valueAtRisk[i];
        return sum;
    }

    /// One customer's row as `COPY` reads it, tab-separated.
    void appendRow(StringBuilder row, int i) {
        UUID customer = histories.customer(i);
        row.append(customer).append('\t');
        row.append(LocalDate.ofEpochDay(histories.firstDay(i))).append('\t');
        row.append(LocalDate.ofEpochDay(histories.lastDay(i))).append('\t');
        row.append(histories.purchaseDays(i)).append('\t');
        row.append(histories.value(i)).append('\t');
        row.append(Math.round(histories.meanSpend(i))).append('\t');
        number(row, middle(histories.gaps(i)));
        row.append(standing[i]).append('\t');
        share(row, alive[i]);
        share(row, churnRisk[i]);
        number(row, purchases3Months[i]);
        number(row, purchases12Months[i]);
        whole(row, value12[i]);
        whole(row, value12Low[i]);
        whole(row, value12High[i]);
        row.append(Math.round(valueAtRisk[i])).append('\t');
        row.append(nextExpected[i] == NEVER ? "\\N" : LocalDate.ofEpochDay(nextExpected[i]))
                .append('\n');
    }

    // Rounded to what a person could ever read, so that a customer about whom nothing changed keeps the row.
    private static void share(StringBuilder row, double value) {
        row.append(Double.isNaN(value) ? "\\N" : Math.round(value * 1000) / 1000f)
                .append('\t');
    }

    private static void number(StringBuilder row, double value) {
        row.append(Double.isNaN(value) ? "\\N" : Math.round(value * 100) / 100f).append('\t');
    }

    private static void whole(StringBuilder row, double value) {
        row.append(Double.isNaN(value) ? "\\N" : Math.round(value)).append('\t');
    }

    @Nullable
    LocalDate nextExpectedOn(int i) {
        return nextExpected[i] == NEVER ? null : LocalDate.ofEpochDay(nextExpected[i]);
    }
}
