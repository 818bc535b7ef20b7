package dev.perennial.ui.charts;

import dev.perennial.ui.charts.Drawing.Pen;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What went on over time: a line for what was, a second for what was expected, with a band for how sure that is.
///
/// @param headings of the table behind: the time, the first line, the second line, the band; the last may be left out
/// @param points in order of time
/// @param marker a moment worth a mark, or null
/// @param format writes a value
public record LineChart(
        String title,
        String description,
        List<String> headings,
        List<Point> points,
        @Nullable Marker marker,
        DoubleFunction<String> format)
        implements Chart {

    /// @param label of the moment, for the table
    /// @param mark of the moment on the axis, or null for none
    /// @param second null where nothing was expected
    public record Point(
            String label,
            @Nullable String mark,
            double first,
            @Nullable Double second,
            @Nullable Double low,
            @Nullable Double high) {}

    /// @param at the number of the point it stands before
    public record Marker(int at, String words) {}

    @Override
    public Drawing draw(Frame frame) {
        var pen = new Pen();
        var scale = Scale.counting(highest(), 4);
        var marks = scale.marks();
        var left = 8 + 7.5 * format.apply(scale.max()).length();
        var right = frame.width() - 12.0;
        var top = 30.0;
        var bottom = frame.height() - 28.0;
        for (var mark : marks) {
            var y = y(mark, scale, top, bottom);
            pen.line(left, y, right, y, mark == 0 ? "chart-axis" : "chart-grid");
            pen.right(left - 6, y + 4, "chart-label", format.apply(mark));
        }
        band(pen, scale, left, right, top, bottom);
        if (marker != null) {
            var x = x(marker.at() - 0.5, left, right);
            pen.line(x, top - 8, x, bottom, "chart-marker");
            pen.middle(Math.clamp(x, left + 60, right - 60), top - 14, "chart-label", marker.words());
        }
        pen.stroke(line(Point::first, scale, left, right, top, bottom), "chart-line");
        pen.stroke(line(Point::second, scale, left, right, top, bottom), "chart-line chart-line-second");
        var free = Double.NEGATIVE_INFINITY;
        for (var i = 0; i < points.size(); i++) {
            var mark = points.get(i).mark();
            var x = x(i, left, right);
            if (mark == null || x < free || x > right - 3.5 * mark.length()) continue;
            var middle = Math.max(x, left + 3.5 * mark.length());
            pen.middle(middle, bottom + 19, "chart-label", mark);
            free = middle + 7.5 * mark.length() + 18;
        }
        return pen.drawn();
    }

    private double highest() {
        var highest = 0.0;
        for (var point : points) {
            highest = Math.max(highest, point.first());
            if (point.second() != null) highest = Math.max(highest, point.second());
            if (point.high() != null) highest = Math.max(highest, point.high());
        }
        return highest;
    }

    private void band(Pen pen, Scale scale, double left, double right, double top, double bottom) {
        var there = new StringBuilder();
        var back = new ArrayList<String>();
        for (var i = 0; i < points.size(); i++) {
            var point = points.get(i);
            if (point.low() == null || point.high() == null) continue;
            var x = Drawing.n(x(i, left, right));
            there.append(there.isEmpty() ? 'M' : 'L')
                    .append(x)
                    .append(' ')
                    .append(Drawing.n(y(point.high(), scale, top, bottom)));
            back.add("L" + x + " " + Drawing.n(y(point.low(), scale, top, bottom)));
        }
        if (there.isEmpty()) return;
        pen.stroke(there + String.join("", back.reversed()) + "Z", "chart-band");
    }

    private String line(
            Function<Point, @Nullable Double> which,
            Scale scale,
            double left,
            double right,
            double top,
            double bottom) {
        var path = new StringBuilder();
        var pen = 'M';
        for (var i = 0; i < points.size(); i++) {
            var value = which.apply(points.get(i));
            if (value == null) {
                pen = 'M';
                continue;
            }
            path.append(pen)
                    .append(Drawing.n(x(i, left, right)))
                    .append(' ')
                    .append(Drawing.n(y(value, scale, top, bottom)));
            pen = 'L';
        }
        return path.toString();
    }

    private double x(double point, double left, double right) {
        return points.size() < 2 ? left : left + (right - left) * point / (points.size() - 1);
    }

    private static double y(double value, Scale scale, double top, double bottom) {
        return bottom - (bottom - top) * scale.share(value);
    }

    @Override
    public Table table() {
        return new Table(
                headings,
                points.stream()
                        .map(point -> List.of(
                                        point.label(),
                                        format.apply(point.first()),
                                        point.second() == null ? "" : format.apply(point.second()),
                                        point.low() == null || point.high() == null
                                                ? ""
                                                : format.apply(point.low()) + " – " + format.apply(point.high()))
                                .subList(0, headings.size()))
                        .toList());
    }
}
