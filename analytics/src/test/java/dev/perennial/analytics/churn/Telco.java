package dev.perennial.analytics.churn;

import dev.perennial.analytics.SharedData;
import java.util.ArrayList;
import java.util.Set;

/// The Telco set: 7,043 customers, 19 columns, 26.5 % left. Where TotalCharges is blank nothing was charged yet.
record Telco(Table table, boolean[] left) {
    private static final Set<String> NUMBERS = Set.of("tenure", "MonthlyCharges", "TotalCharges", "SeniorCitizen");

    static Telco read() {
        var lines = SharedData.lines("telco-churn/Telco-Customer-Churn.csv");
        var names = lines.getFirst().split(",");
        var rows = lines.stream().skip(1).map(line -> line.split(",", -1)).toList();
        var columns = new ArrayList<Column>();
        for (var j = 1; j < names.length - 1; j++) {
            var at = j;
            columns.add(
                    NUMBERS.contains(names[j])
                            ? new Column.Numbers(
                                    names[j],
                                    rows.stream()
                                            .mapToDouble(row -> row[at].isBlank() ? 0 : Double.parseDouble(row[at]))
                                            .toArray())
                            : Column.Categories.of(
                                    names[j], rows.stream().map(row -> row[at]).toArray(String[]::new)));
        }
        var left = new boolean[rows.size()];
        for (var i = 0; i < left.length; i++) left[i] = rows.get(i)[names.length - 1].equals("Yes");
        return new Telco(new Table(columns), left);
    }
}
