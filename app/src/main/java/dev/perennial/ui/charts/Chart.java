package dev.perennial.ui.charts;

import java.util.List;

/// A picture of figures: `@template.ui.charts.figure(chart)` shows it with its title and the table behind it.
public sealed interface Chart permits ColumnChart, GapChart, LineChart, RangeChart, ShareCurve {
    String title();

    /// What the picture shows, in a sentence, for those who cannot see it.
    String description();

    Drawing draw(Frame frame);

    /// The figures behind the picture.
    Table table();

    /// @param rows cells in the order of the headings; the first cell names the row
    record Table(List<String> headings, List<List<String>> rows) {}
}
