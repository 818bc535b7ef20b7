package dev.perennial.ui.charts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A table whose cells are tinted by their share, such as cohorts by month.
/// `@template.ui.charts.heat(table)` shows it.
///
/// @param caption what the table shows, in a sentence
/// @param headings one for the rows' names, one for their size, one for each column
public record HeatTable(String caption, List<String> headings, List<Row> rows) {
    /// @param cells null where nothing is known yet
    public record Row(String name, String size, List<@Nullable Cell> cells) {}

    /// @param share between 0 and 1
    /// @param shown the share in words
    /// @param sure false when the row is too small for a share to mean much
    public record Cell(double share, String shown, boolean sure) {
        public String css() {
            return "heat-" + Math.clamp((int) Math.ceil(share * 8), 0, 8) + (sure ? "" : " heat-unsure");
        }
    }
}
