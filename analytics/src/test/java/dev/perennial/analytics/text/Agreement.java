package dev.perennial.analytics.text;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// How well scores agree with the truth.
final class Agreement {
    private Agreement() {}

    /// Pearson's correlation.
    static double correlation(double[] x, double[] y) {
        var meanX = Arrays.stream(x).average().orElseThrow();
        var meanY = Arrays.stream(y).average().orElseThrow();
        double xy = 0, xx = 0, yy = 0;
        for (var i = 0; i < x.length; i++) {
            xy += (x[i] - meanX) * (y[i] - meanY);
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        return xy / Math.sqrt(xx * yy);
    }

    /// Mean of the F1 of negative, neutral (within 0.05 of zero, both sides) and positive.
    static double f1(double[] truth, double[] found) {
        var sum = 0.0;
        for (var mood : Mood.values()) {
            int right = 0, named = 0, meant = 0;
            for (var i = 0; i < truth.length; i++) {
                var is = Mood.of(truth[i]) == mood;
                var said = Mood.of(found[i]) == mood;
                if (is) meant++;
                if (said) named++;
                if (is && said) right++;
            }
            sum += 2.0 * right / (named + meant);
        }
        return sum / 3;
    }

    /// The chance that a true one is scored above a false one; half for ties.
    static double auc(boolean[] truth, double[] score) {
        var order = IntStream.range(0, score.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> score[i]))
                .toList();
        var above = 0.0;
        var ranks = 0.0;
        for (var i = 0; i < score.length; ) {
            var j = i;
            while (j < score.length && score[order.get(j)] == score[order.get(i)]) j++;
            for (var k = i; k < j; k++)
                if (truth[order.get(k)]) {
                    above++;
                    ranks += (i + j + 1) / 2.0;
                }
            i = j;
        }
        return (ranks - above * (above + 1) / 2) / (above * (score.length - above));
    }
}
