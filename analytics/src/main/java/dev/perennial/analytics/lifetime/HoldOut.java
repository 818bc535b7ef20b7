package dev.perennial.analytics.lifetime;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;

/// How good a model was on this business's own past: fitted on the purchases up to a day, asked what comes
/// next,
/// and compared with what came and with two naive guesses.
///
/// - `fit`: the model as fitted on the first part
/// - `horizon`: length of the second part in the model's unit
/// - `model`, `sameRate`, `hiatus`: accuracy of the model; of "everybody goes on as before"; and of "as
///   before,
///   but nobody who was silent for a quarter of a year comes back"
/// - `calibration`: predicted and actual purchases a customer by past frequency, 7 and more together
/// - `tracking`: the cumulative repeat purchases of these customers week by week over both parts
/// - `coverage`: share of customers whose actual count lies in their 90 % interval
public record HoldOut<M extends PurchaseModel>(
        Fit<? extends M> fit,
        double horizon,
        int customers,
        Accuracy model,
        Accuracy sameRate,
        Accuracy hiatus,
        List<FrequencyGroup> calibration,
        List<Week> tracking,
        double coverage) {
    private static final int GROUPS = 8;
    private static final double QUARTER = 91;
    private static final int ASKED = 2_000;

    /// Customers with the same past frequency, and the mean of what was predicted for them and came.
    public record FrequencyGroup(int frequency, int customers, double predicted, double actual) {}

    /// Repeat purchases from the first day up to the end of this week.
    public record Week(int week, boolean heldOut, double predicted, int actual) {}

    /// Fits on days up to `lastFittedDay` and checks on the days after it up to `lastDay`. The unit of the
    /// model is
    /// `daysPerUnit` days.
    ///
    /// @throws UnusableData when either part is empty, or as the fit does
    public static <M extends PurchaseModel> HoldOut<M> of(
            PurchaseLog log,
            int lastFittedDay,
            int lastDay,
            double daysPerUnit,
            Function<RfmSummary, ? extends Fit<? extends M>> fitting) {
        if (lastDay <= lastFittedDay)
            throw new UnusableData(
                    Reason.TOO_LITTLE,
                    "the part to check ends on day %d, not after the fitted part's last day %d"
                            .formatted(lastDay, lastFittedDay));
        var past = log.summary(lastFittedDay).inUnitsOf(daysPerUnit);
        var horizon = (lastDay - lastFittedDay) / daysPerUnit;
        var fit = fitting.apply(past);
        var actual = actual(log, past, lastFittedDay, lastDay);
        var predicted = fit.model().expectedPurchases(past, horizon);
        return new HoldOut<>(
                fit,
                horizon,
                past.size(),
                Accuracy.of(predicted, actual),
                Accuracy.of(asBefore(past, horizon, Double.POSITIVE_INFINITY), actual),
                Accuracy.of(asBefore(past, horizon, QUARTER / daysPerUnit), actual),
                calibration(past, predicted, actual),
                tracking(log, past, fit.model(), lastFittedDay, lastDay),
                coverage(fit, past, actual, horizon));
    }

    private static double[] actual(PurchaseLog log, RfmSummary past, int after, int until) {
        var rows = new HashMap<Integer, Integer>();
        for (var i = 0; i < past.size(); i++) rows.put(past.customer(i), i);
        var counts = new double[past.size()];
        for (var i = 0; i < log.size(); i++) {
            if (log.day(i) <= after || log.day(i) > until) continue;
            var row = rows.get(log.customer(i));
            if (row != null) counts[row]++;
        }
        return counts;
    }

    private static double[] asBefore(RfmSummary past, double horizon, double patience) {
        var guess = new double[past.size()];
        for (var i = 0; i < guess.length; i++) {
            var silent = past.age(i) - past.recency(i);
            if (past.age(i) > 0 && silent <= patience) guess[i] = past.frequency(i) / past.age(i) * horizon;
        }
        return guess;
    }

    private static List<FrequencyGroup> calibration(RfmSummary past, double[] predicted, double[] actual) {
        var customers = new int[GROUPS];
        var predictions = new double[GROUPS];
        var actuals = new double[GROUPS];
        for (var i = 0; i < actual.length; i++) {
            var group = Math.min(past.frequency(i), GROUPS - 1);
            customers[group]++;
            predictions[group] += predicted[i];
            actuals[group] += actual[i];
        }
        var groups = new ArrayList<FrequencyGroup>();
        for (var k = 0; k < GROUPS; k++)
            if (customers[k] > 0)
                groups.add(
                        new FrequencyGroup(k, customers[k], predictions[k] / customers[k], actuals[k] / customers[k]));
        return List.copyOf(groups);
    }

    /// What the model expected of newcomers from the day each of them first bought, knowing nothing else
    /// of them.
    private static List<Week> tracking(
            PurchaseLog log, RfmSummary past, PurchaseModel model, int lastFittedDay, int lastDay) {
        var oldest = 0;
        for (var i = 0; i < past.size(); i++) oldest = Math.max(oldest, past.ageDays(i));
        var startDay = lastFittedDay - oldest;
        var newcomers = new int[oldest + 1];
        for (var i = 0; i < past.size(); i++) newcomers[oldest - past.ageDays(i)]++;
        var days = lastDay - startDay + 1;
        var expected = new double[days + 1];
        for (var day = 0; day <= days; day++)
            expected[day] = model.expectedPurchasesOfNewcomer(day / past.daysPerUnit());
        var repeats = repeatsByDay(log, startDay, days, lastFittedDay);
        var weeks = new ArrayList<Week>();
        var actual = 0;
        var counted = 0;
        for (var end = 6; end < days; end += 7) {
            while (counted <= end) actual += repeats[counted++];
            var sum = 0.0;
            for (var born = 0; born <= Math.min(end, oldest); born++) sum += newcomers[born] * expected[end - born];
            weeks.add(new Week(weeks.size() + 1, startDay + end > lastFittedDay, sum, actual));
        }
        return List.copyOf(weeks);
    }

    private static int[] repeatsByDay(PurchaseLog log, int startDay, int days, int lastFittedDay) {
        var repeats = new int[days];
        var known = false;
        for (var i = 0; i < log.size(); i++) {
            if (i == 0 || log.customer(i) != log.customer(i - 1)) {
                known = log.day(i) <= lastFittedDay;
                continue;
            }
            var day = log.day(i) - startDay;
            if (known && day < days) repeats[day]++;
        }
        return repeats;
    }

    private static double coverage(Fit<? extends PurchaseModel> fit, RfmSummary past, double[] actual, double horizon) {
        var step = 1 + past.size() / ASKED;
        var inside = 0;
        var asked = 0;
        for (var i = 0; i < past.size(); i += step) {
            var interval = Forecast.purchases(fit, horizon, past.frequency(i), past.recency(i), past.age(i), 0.9);
            if (interval.low() <= actual[i] && actual[i] <= interval.high()) inside++;
            asked++;
        }
        return (double) inside / asked;
    }
}
