package dev.perennial.analytics.lifetime;

import java.util.Comparator;
import java.util.stream.IntStream;

/// How well predicted purchase counts met the actual ones, over customers.
///
/// - `mae`, `rmse`: mean absolute and root mean square error, in purchase days
/// - `correlation`: Pearson's, 0 if either side is constant
/// - `totalError`: predicted total over actual total, minus 1; NaN never, 0 if both are 0
/// - `auc`: the probability that a customer who bought was predicted above one who did not; 0.5 is chance
public record Accuracy(double mae, double rmse, double correlation, double totalError, double auc) {

    static Accuracy of(double[] predicted, double[] actual) {
        var absolute = 0.0;
        var square = 0.0;
        var total = 0.0;
        var truth = 0.0;
        for (var i = 0; i < actual.length; i++) {
            var error = predicted[i] - actual[i];
            absolute += Math.abs(error);
            square += error * error;
            total += predicted[i];
            truth += actual[i];
        }
        var n = actual.length;
        return new Accuracy(
                absolute / n,
                Math.sqrt(square / n),
                correlation(predicted, actual),
                truth == 0 ? (total == 0 ? 0 : 1) : total / truth - 1,
                auc(predicted, actual));
    }

    static double correlation(double[] left, double[] right) {
        var n = left.length;
        var meanLeft = 0.0;
        var meanRight = 0.0;
        for (var i = 0; i < n; i++) {
            meanLeft += left[i] / n;
            meanRight += right[i] / n;
        }
        double both = 0, squareLeft = 0, squareRight = 0;
        for (var i = 0; i < n; i++) {
            var l = left[i] - meanLeft;
            var r = right[i] - meanRight;
            both += l * r;
            squareLeft += l * l;
            squareRight += r * r;
        }
        return squareLeft <= 0 || squareRight <= 0 ? 0 : both / Math.sqrt(squareLeft * squareRight);
    }

    /// Mann and Whitney's count with ties as halves.
    static double auc(double[] predicted, double[] actual) {
        var order = IntStream.range(0, predicted.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> predicted[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double ranks = 0, buyers = 0;
        for (var from = 0; from < order.length; ) {
            var to = from;
            while (to < order.length && predicted[order[to]] == predicted[order[from]]) to++;
            var rank = (from + to + 1) / 2.0;
            for (var i = from; i < to; i++)
                if (actual[order[i]] > 0) {
                    ranks += rank;
                    buyers++;
                }
            from = to;
        }
        var others = predicted.length - buyers;
        return buyers == 0 || others == 0 ? 0.5 : (ranks - buyers * (buyers + 1) / 2) / (buyers * others);
    }
}
