package dev.perennial.ui.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Shapes in the order they are painted; coordinates count from the upper left corner.
public record Drawing(List<Shape> shapes) {
    public sealed interface Shape {}

    public record Box(String x, String y, String width, String height, String css) implements Shape {}

    public record Stroke(String path, String css) implements Shape {}

    public record Text(String x, String y, String anchor, String css, String words) implements Shape {}

    static final class Pen {
        private final List<Shape> shapes = new ArrayList<>();

        void box(double x, double y, double width, double height, String css) {
            shapes.add(new Box(n(x), n(y), n(Math.max(0, width)), n(Math.max(0, height)), css));
        }

        void line(double x1, double y1, double x2, double y2, String css) {
            stroke("M%s %sL%s %s".formatted(n(x1), n(y1), n(x2), n(y2)), css);
        }

        void stroke(String path, String css) {
            shapes.add(new Stroke(path, css));
        }

        void left(double x, double y, String css, String words) {
            shapes.add(new Text(n(x), n(y), "start", css, words));
        }

        void middle(double x, double y, String css, String words) {
            shapes.add(new Text(n(x), n(y), "middle", css, words));
        }

        void right(double x, double y, String css, String words) {
            shapes.add(new Text(n(x), n(y), "end", css, words));
        }

        Drawing drawn() {
            return new Drawing(List.copyOf(shapes));
        }
    }

    static String n(double value) {
        var rounded = Math.round(value * 10) / 10.0;
        return rounded == Math.rint(rounded)
                ? Long.toString((long) rounded)
                : String.format(Locale.ROOT, "%.1f", rounded);
    }
}
