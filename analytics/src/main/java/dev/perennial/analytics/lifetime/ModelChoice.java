package dev.perennial.analytics.lifetime;

import dev.perennial.analytics.UnusableData;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The purchase model that predicted this business best, fitted to all of its past.
///
/// The past is cut at two thirds of its days. BG/NBD, MBG/NBD and Pareto/NBD are fitted to the first part;
/// the one
/// with the smallest root mean square error on the rest is fitted to the whole. The rest takes no part in
/// any fit, so
/// the errors in `tried` are honest for the cut, and slightly flattering for the winner.
///
/// - `fit`: the chosen model, fitted to everything
/// - `tried`: the hold-out of each model, best first; empty when the past is too short to be cut, in which
///   case
///   MBG/NBD is taken, the simplest one that lets one-time buyers leave
public record ModelChoice(Fit<? extends PurchaseModel> fit, List<HoldOut<? extends PurchaseModel>> tried) {
    /// Chooses on the purchases up to `lastDay`; the unit of the models is `daysPerUnit` days.
    ///
    /// @throws UnusableData when no customer ever came back
    public static ModelChoice of(PurchaseLog log, int lastDay, double daysPerUnit) {
        var all = log.summary(lastDay).inUnitsOf(daysPerUnit);
        var firstDay = log.firstDay();
        var cut = firstDay + (lastDay - firstDay) * 2 / 3;
        List<Function<RfmSummary, Fit<? extends PurchaseModel>>> models =
                List.of(BgNbd::fit, MbgNbd::fit, ParetoNbd::fit);
        var tried = new ArrayList<HoldOut<? extends PurchaseModel>>();
        Function<RfmSummary, Fit<? extends PurchaseModel>> best = MbgNbd::fit;
        for (var model : models) {
            HoldOut<? extends PurchaseModel> outcome;
            try {
                outcome = HoldOut.of(log, cut, lastDay, daysPerUnit, model);
            } catch (UnusableData tooShort) {
                break;
            }
            if (tried.isEmpty()
                    || outcome.model().rmse() < tried.getFirst().model().rmse()) best = model;
            var place = 0;
            while (place < tried.size()
                    && tried.get(place).model().rmse() <= outcome.model().rmse()) place++;
            tried.add(place, outcome);
        }
        return new ModelChoice(best.apply(all), List.copyOf(tried));
    }
}
