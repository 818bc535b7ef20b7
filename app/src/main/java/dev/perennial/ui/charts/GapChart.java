package dev.perennial.ui.charts;

import dev.perennial.ui.charts.Drawing.Pen;
import java.util.List;
import java.util.function.DoubleFunction;

/// Two figures of each of a few things and the gap between them: a hollow mark for the first, a full one for the
/// second, so that they stay apart in grey.
///
/// @param headings of the table behind: what each row is, the first figure, the second
/// @param format writes a value on the axis and in the table
public record GapChart(
        String title, String description, List<String> headings, List<Row> rows, DoubleFunction<String> format)
        implements Chart {
    private static final double KEY = 24;

    public record Row(String label, double first, double second) {}

    @Override
    public Drawing draw(Frame frame) {
        var pen = new Pen();
        var scale = Scale.upTo(
                rows.stream()
                        .mapToDouble(row -> Math.max(row.first, row.second))
                        .max()
                        .orElse(1),
                frame.wide() ? 5 : 4);
        var left = frame.wide() ? 180.0 : 140.0;
        var right = frame.width() - (frame.wide() ? 130.0 : 20.0);
        var bottom = frame.height() - 28.0;
        var slot = (bottom - KEY) / Math.max(1, rows.size());
        key(pen, frame.wide() ? left : 4);
        for (var mark : scale.marks()) {
            var x = x(mark, scale, left, right);
            pen.line(x, KEY, x, bottom, "chart-grid");
            pen.middle(x, bottom + 19, "chart-label", format.apply(mark));
        }
        for (var i = 0; i < rows.size(); i++) draw(pen, frame, rows.get(i), KEY + i * slot, slot, scale, left, right);
        pen.line(left, bottom, right, bottom, "chart-axis");
        return pen.drawn();
    }

    private void key(Pen pen, double left) {
        pen.box(left, 4, 9, 9, "chart-hollow");
        pen.left(left + 15, 13, "chart-label", headings.get(1));
        var next = left + 35 + 7.2 * headings.get(1).length();
        pen.box(next, 4, 9, 9, "chart-bar");
        pen.left(next + 15, 13, "chart-label", headings.get(2));
    }

    private void draw(Pen pen, Frame frame, Row row, double top, double slot, Scale scale, double left, double right) {
        var y = top + slot / 2;
        var first = x(row.first, scale, left, right);
        var second = x(row.second, scale, left, right);
        pen.right(left - 12, y + 4, "chart-label", row.label);
        if (frame.wide())
            pen.left(
                    Math.max(first, second) + 12,
                    y + 4,
                    "chart-label",
                    format.apply(row.first) + " → " + format.apply(row.second));
        pen.line(first, y, second, y, "chart-line");
        pen.box(first - 4.5, y - 4.5, 9, 9, "chart-hollow");
        pen.box(second - 4.5, y - 4.5, 9, 9, "chart-bar");
    }

    private static double x(double value, Scale scale, double left, double right) {
        return left + (right - left) * value / scale.max();
    }

    @Override
    public Table table() {
        return new Table(
                headings,
                rows.stream()
                        .map(row -> List.of(row.label, format.apply(row.first), format.apply(row.second)))
                        .toList());
    }
}
