package dev.perennial.ui.charts;

import dev.perennial.ui.charts.Drawing.Pen;
import java.util.List;
import java.util.function.DoubleFunction;

/// Who brings how much: the best customers first, up to which share of all they bring which share of the whole.
/// The dashed line is what it would be if all brought the same.
///
/// @param headings of the table behind: share of the customers, share of the whole
/// @param points from (0, 0) to (1, 1), best first
/// @param marked the point worth a sentence, and the sentence
/// @param across what is counted from left to right
/// @param format writes a share
public record ShareCurve(
        String title,
        String description,
        List<String> headings,
        List<Point> points,
        Marked marked,
        String across,
        DoubleFunction<String> format)
        implements Chart {

    public record Point(double members, double whole) {}

    public record Marked(Point at, String words) {}

    @Override
    public Drawing draw(Frame frame) {
        var pen = new Pen();
        var left = 42.0;
        var right = frame.width() - 12.0;
        var top = 14.0;
        var bottom = frame.height() - 40.0;
        for (var k = 0; k <= 4; k++) {
            var y = bottom - (bottom - top) * k / 4;
            pen.line(left, y, right, y, k == 0 ? "chart-axis" : "chart-grid");
            pen.right(left - 6, y + 4, "chart-label", format.apply(k / 4.0));
            var x = left + (right - left) * k / 4;
            if (k > 0 && k < 4) pen.middle(x, bottom + 16, "chart-label", format.apply(k / 4.0));
            if (k == 4) pen.right(x, bottom + 16, "chart-label", format.apply(1));
        }
        pen.middle((left + right) / 2, bottom + 34, "chart-label", across);
        pen.line(left, bottom, right, top, "chart-marker");
        var path = new StringBuilder();
        for (var point : points)
            path.append(path.isEmpty() ? 'M' : 'L')
                    .append(Drawing.n(left + (right - left) * point.members()))
                    .append(' ')
                    .append(Drawing.n(bottom - (bottom - top) * point.whole()));
        pen.stroke(path + "L%s %sZ".formatted(Drawing.n(right), Drawing.n(bottom)), "chart-area");
        pen.stroke(path.toString(), "chart-line");
        var x = left + (right - left) * marked.at().members();
        var y = bottom - (bottom - top) * marked.at().whole();
        pen.line(x, y, x, bottom, "chart-marker");
        pen.box(x - 4, y - 4, 8, 8, "chart-point");
        if (y > top + (bottom - top) * 0.6) pen.left(x + 12, y - 10, "chart-figure", marked.words());
        else pen.left(x + 12, y + 18, "chart-figure", marked.words());
        return pen.drawn();
    }

    @Override
    public Table table() {
        return new Table(
                headings,
                points.stream()
                        .skip(1)
                        .map(point -> List.of(format.apply(point.members()), format.apply(point.whole())))
                        .toList());
    }
}
