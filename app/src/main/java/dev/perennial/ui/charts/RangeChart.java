package dev.perennial.ui.charts;

import dev.perennial.ui.charts.Drawing.Pen;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/// A few things compared, each a mark with the range it may as well lie in: ranges that lie apart differ.
///
/// @param headings of the table behind: what is compared, the estimate with its range, and further cells
/// @param format writes a value on the axis
public record RangeChart(
        String title, String description, List<String> headings, List<Range> ranges, DoubleFunction<String> format)
        implements Chart {

    /// @param shown estimate and range in words
    /// @param more further cells of the table behind
    public record Range(String label, double estimate, double low, double high, String shown, List<String> more) {}

    @Override
    public Drawing draw(Frame frame) {
        var pen = new Pen();
        var low = ranges.stream().mapToDouble(Range::low).min().orElse(0);
        var high = ranges.stream().mapToDouble(Range::high).max().orElse(1);
        if (!(high > low)) high = low + 1;
        var left = frame.wide() ? 220.0 : 12.0;
        var right = frame.width() - 16.0;
        var bottom = frame.height() - 28.0;
        var slot = bottom / Math.max(1, ranges.size());
        for (var mark : marks(low, high)) {
            var x = x(mark, low, high, left, right);
            pen.line(x, 4, x, bottom, "chart-grid");
            pen.middle(Math.clamp(x, 16, frame.width() - 16.0), bottom + 19, "chart-label", format.apply(mark));
        }
        for (var i = 0; i < ranges.size(); i++) draw(pen, frame, ranges.get(i), i, slot, low, high, left, right);
        pen.line(left, bottom, right, bottom, "chart-axis");
        return pen.drawn();
    }

    private static void draw(
            Pen pen, Frame frame, Range range, int i, double slot, double low, double high, double left, double right) {
        var y = i * slot + slot * (frame.wide() ? 0.55 : 0.72);
        if (frame.wide()) pen.right(left - 12, y + 4, "chart-label", shortened(range.label(), 28));
        else pen.left(left, y - 10, "chart-label", shortened(range.label(), 44));
        var from = x(range.low(), low, high, left, right);
        var to = x(range.high(), low, high, left, right);
        pen.line(from, y, to, y, "chart-line");
        pen.line(from, y - 4, from, y + 4, "chart-line");
        pen.line(to, y - 4, to, y + 4, "chart-line");
        pen.box(x(range.estimate(), low, high, left, right) - 4.5, y - 4.5, 9, 9, "chart-bar");
    }

    private static double x(double value, double low, double high, double left, double right) {
        return left + (right - left) * (value - low) / (high - low);
    }

    private static String shortened(String label, int most) {
        return label.length() <= most ? label : label.substring(0, most - 1).strip() + "…";
    }

    /// Round values within the range.
    private static List<Double> marks(double low, double high) {
        var step = Scale.upTo(high - low, 4).step();
        var marks = new ArrayList<Double>();
        for (var mark = Math.ceil(low / step - 1e-9) * step; mark <= high + step * 1e-9; mark += step) marks.add(mark);
        return marks;
    }

    @Override
    public Table table() {
        return new Table(
                headings,
                ranges.stream()
                        .map(range -> {
                            var cells = new ArrayList<>(List.of(range.label(), range.shown()));
                            cells.addAll(range.more());
                            return List.copyOf(cells);
                        })
                        .toList());
    }
}
