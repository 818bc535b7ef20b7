package dev.perennial.analytics.lifetime;

import java.util.List;
import java.util.stream.IntStream;

/// What a purchase log says of each customer as of a day, in columns for trees, beside what a model expects
/// of them. Times are in days; NaN where there is nothing to say, such as a pause after one purchase.
final class PurchaseFeatures {
    static final List<String> NAMES = List.of(
            "purchases",
            "silence",
            "age",
            "last pause",
            "mean pause",
            "silence over mean pause",
            "spread of pauses",
            "purchases in the window",
            "purchases in the window before",
            "first spend",
            "last spend",
            "mean spend",
            "expected by the model",
            "quiet by the model");

    private PurchaseFeatures() {}

    /// One array entry a customer of `customers`, the log's summary up to that day.
    static double[][] of(PurchaseLog log, RfmSummary customers, int asOf, int window, PurchaseModel model) {
        var n = customers.size();
        var columns = new double[NAMES.size()][n];
        var starts = starts(log, customers, asOf);
        var horizon = window / customers.daysPerUnit();
        IntStream.range(0, n).parallel().forEach(i -> {
            var row = row(log, starts[i], asOf, window);
            for (var j = 0; j < row.length; j++) columns[j][i] = row[j];
        });
        columns[NAMES.size() - 2] = model.expectedPurchases(customers, horizon);
        columns[NAMES.size() - 1] = model.probabilityOfNoPurchase(customers, horizon);
        return columns;
    }

    /// The log's first row of each customer of the summary.
    private static int[] starts(PurchaseLog log, RfmSummary customers, int asOf) {
        var starts = new int[customers.size()];
        var row = 0;
        for (var k = 0; k < log.size() && row < starts.length; k++)
            if ((k == 0 || log.customer(k) != log.customer(k - 1)) && log.day(k) <= asOf) starts[row++] = k;
        return starts;
    }

    private static double[] row(PurchaseLog log, int start, int asOf, int window) {
        var who = log.customer(start);
        var first = log.day(start);
        var last = first;
        var lastAmount = log.amount(start);
        var lastPause = Double.NaN;
        var total = lastAmount;
        var squares = 0.0;
        var repeats = 0;
        var recent = 0;
        var before = 0;
        for (var k = start; k < log.size() && log.customer(k) == who && log.day(k) <= asOf; k++) {
            var ago = asOf - log.day(k);
            if (ago < window) recent++;
            else if (ago < 2 * window) before++;
            if (k == start) continue;
            repeats++;
            lastPause = log.day(k) - last;
            squares += lastPause * lastPause;
            last = log.day(k);
            lastAmount = log.amount(k);
            total += lastAmount;
        }
        var silence = (double) asOf - last;
        var mean = repeats == 0 ? Double.NaN : (double) (last - first) / repeats;
        var spread = repeats < 2 ? Double.NaN : Math.sqrt(Math.max(0, squares / repeats - mean * mean)) / mean;
        return new double[] {
            repeats,
            silence,
            asOf - first,
            lastPause,
            mean,
            silence / mean,
            spread,
            recent,
            before,
            log.amount(start),
            lastAmount,
            total / (repeats + 1)
        };
    }

    /// Purchase days of each customer after `asOf`, up to `until`.
    static double[] bought(PurchaseLog log, RfmSummary customers, int asOf, int until) {
        var starts = starts(log, customers, asOf);
        var counts = new double[starts.length];
        for (var i = 0; i < counts.length; i++)
            for (var k = starts[i]; k < log.size() && log.customer(k) == log.customer(starts[i]); k++)
                if (log.day(k) > asOf && log.day(k) <= until) counts[i]++;
        return counts;
    }

    /// ln(1 + first spend) of each customer: a covariate known from the first day on.
    static double[] firstSpend(PurchaseLog log, RfmSummary customers, int asOf) {
        var starts = starts(log, customers, asOf);
        var spend = new double[starts.length];
        for (var i = 0; i < spend.length; i++) spend[i] = Math.log1p(Math.max(0, log.amount(starts[i])));
        return spend;
    }
}
