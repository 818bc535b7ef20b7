package dev.perennial.benchmarks;

import static dev.perennial.benchmarks.Timed.timed;

import dev.perennial.analytics.churn.ChurnModel;
import dev.perennial.analytics.churn.Column;
import dev.perennial.analytics.churn.Table;
import java.util.ArrayList;
import java.util.Random;
import java.util.stream.IntStream;

/// Learning who leaves and asking about a million customers, on simulated ones of the shape of the Telco set: 5,634
/// customers, three numbers, sixteen categories of two to four levels, one of which turns what
/// a number means.
public final class ChurnBenchmark {
    private static final int LEARNED = 5_634;
    private static final int ASKED = 1_000_000;

    private ChurnBenchmark() {}

    public static void main(String[] none) {
        var random = new Random(2026);
        var columns = new ArrayList<Column>();
        var odds = new double[LEARNED];
        var first = odds;
        for (var j = 0; j < 3; j++) {
            var values =
                    random.doubles(LEARNED).map(value -> Math.round(70 * value)).toArray();
            for (var i = 0; i < LEARNED; i++) odds[i] -= Math.log1p(values[i]) / 3;
            if (j == 0) first = values;
            columns.add(new Column.Numbers("number " + j, values));
        }
        for (var j = 0; j < 16; j++) {
            var levels = 2 + j % 3;
            var words = new String[LEARNED];
            for (var i = 0; i < LEARNED; i++) {
                var level = random.nextInt(levels);
                words[i] = "level " + level;
                odds[i] += level * (j % 5 - 1.5) / 5;
                if (j == 1 && level == 1) odds[i] += first[i] < 20 ? 1.5 : -1;
            }
            columns.add(Column.Categories.of("category " + j, words));
        }
        var left = new boolean[LEARNED];
        for (var i = 0; i < LEARNED; i++) left[i] = random.nextDouble() < 1 / (1 + Math.exp(-odds[i] - 1));
        var table = new Table(columns);
        var model = timed("choice, fit and calibration", () -> ChurnModel.fit(table, left, 42));
        System.out.printf("  %s, %s%n", model.kind(), model.tried());
        timed("fit of what was chosen", () -> model.learnedFrom(table, left));
        var asked = table.rows(IntStream.range(0, ASKED).map(i -> i % LEARNED).toArray());
        timed("probabilities of 1,000,000", () -> model.probabilities(asked));
        timed(
                "reasons of 1,000",
                () -> IntStream.range(0, 1_000)
                        .mapToDouble(i -> model.why(asked, i).score())
                        .sum());
    }
}
