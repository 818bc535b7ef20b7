package dev.perennial.ui.charts;

import dev.perennial.ui.charts.Drawing.Pen;
import java.util.List;

/// Columns side by side, each with its figure on top: a distribution, or a few things compared.
///
/// @param headings of the table behind: what a column is, what is counted
public record ColumnChart(String title, String description, List<String> headings, List<Column> columns)
        implements Chart {

    /// @param shown the value in words
    /// @param more further cells of the table behind
    public record Column(String label, double value, String shown, List<String> more) {}

    @Override
    public Drawing draw(Frame frame) {
        var pen = new Pen();
        var top = 22.0;
        var bottom = frame.height() - (frame.wide() ? 26.0 : 44.0);
        var scale = Scale.upTo(columns.stream().mapToDouble(Column::value).max().orElse(0), 4);
        var slot = frame.width() / (double) Math.max(1, columns.size());
        for (var i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            var height = (bottom - top) * scale.share(column.value());
            var x = i * slot + slot * 0.08;
            pen.box(x, bottom - height, slot * 0.84, Math.max(height, column.value() > 0 ? 1 : 0), "chart-bar");
            pen.middle(i * slot + slot / 2, bottom - height - 6, "chart-figure", column.shown());
            label(pen, frame, i, slot, bottom, column.label());
        }
        pen.line(0, bottom, frame.width(), bottom, "chart-axis");
        return pen.drawn();
    }

    /// In a narrow picture every other label goes a line lower, so that neighbours do not touch.
    private static void label(Pen pen, Frame frame, int i, double slot, double bottom, String words) {
        var lower = !frame.wide() && i % 2 == 1;
        pen.middle(i * slot + slot / 2, bottom + (lower ? 36 : 18), "chart-label", words);
    }

    @Override
    public Table table() {
        return new Table(
                headings,
                columns.stream()
                        .map(column -> {
                            var cells = new java.util.ArrayList<>(List.of(column.label(), column.shown()));
                            cells.addAll(column.more());
                            return List.copyOf(cells);
                        })
                        .toList());
    }
}
