package dev.perennial.customers.profiles;

import dev.perennial.customers.ActivityStory;
import dev.perennial.customers.CustomerId;
import dev.perennial.ui.View;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A stretch of a customer's timeline, newest first.
///
/// @param older where the next stretch begins, for `?before=`
/// @param isLater whether newer moments were left out
public record Story(
        CustomerId customer, List<Moment> moments, List<Filter> filters, Optional<String> older, boolean isLater)
        implements View {
    public record Moment(Instant at, ActivityStory.Told told) {}

    /// One kind of moment, which the reader may have chosen to see alone.
    public record Filter(String kind, String label, boolean chosen) {
        public String query() {
            return chosen ? "" : "?kind=" + kind;
        }
    }

    public boolean isFiltered() {
        return filters.stream().anyMatch(Filter::chosen);
    }

    public String olderHref() {
        var kinds = new StringBuilder();
        filters.stream()
                .filter(Filter::chosen)
                .forEach(it -> kinds.append("&kind=").append(it.kind()));
        return "/customers/" + customer + "?before=" + older.orElse("") + kinds + "#story";
    }
}
