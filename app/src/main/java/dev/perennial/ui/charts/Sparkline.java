package dev.perennial.ui.charts;

import dev.perennial.ui.charts.Drawing.Pen;
import java.util.List;

/// A small row of columns without axis, for beside a sentence. `@template.ui.charts.sparkline(line)` shows it.
///
/// @param words the figures in a sentence, for those who cannot see them
public record Sparkline(String words, List<Double> values) {
    public static final int WIDTH = 160;
    public static final int HEIGHT = 36;

    public Drawing draw() {
        var pen = new Pen();
        var highest = values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        var slot = WIDTH / (double) Math.max(1, values.size());
        for (var i = 0; i < values.size(); i++) {
            var height = highest > 0 ? (HEIGHT - 2) * values.get(i) / highest : 0;
            pen.box(i * slot + 1, HEIGHT - 1 - height, slot - 2, height, "chart-bar");
        }
        pen.line(0, HEIGHT - 0.5, WIDTH, HEIGHT - 0.5, "chart-axis");
        return pen.drawn();
    }
}
