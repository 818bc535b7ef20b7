package dev.perennial.insights.trends;

import static dev.perennial.ui.Words.t;

import dev.perennial.ui.View;
import java.time.LocalDate;
import java.util.List;

/// @param until the last day looked at
public record TrendsPage(List<SeriesWords> series, List<RatingWords> ratings, LocalDate until) implements View {
    public boolean isEmpty() {
        return series.isEmpty() && ratings.isEmpty();
    }

    /// The first thing that really changed, or that nothing did.
    public String headline() {
        return series.stream()
                .flatMap(each -> each.news().stream())
                .findFirst()
                .or(() -> ratings.stream().flatMap(each -> each.news().stream()).findFirst())
                .orElseGet(() -> t(isEmpty() ? "insights.trends.title" : "insights.trends.calm"));
    }
}
