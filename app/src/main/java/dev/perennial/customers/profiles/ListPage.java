package dev.perennial.customers.profiles;

import dev.perennial.customers.profiles.Listing.Sort;
import dev.perennial.ui.View;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// @param q what was typed into the search
/// @param isFirst whether the page begins the list
public record ListPage(String q, Sort sort, Listing listing, boolean isFirst) implements View {
    /// Nobody is known at all, which is another thing than nobody found.
    public boolean isBlank() {
        return q.isEmpty() && sort == Sort.NAME && isFirst && listing.lines().isEmpty();
    }

    public Sort[] sorts() {
        return Sort.values();
    }

    public String sortedHref(Sort by) {
        return href(by, "");
    }

    public String firstHref() {
        return href(sort, "");
    }

    public String nextHref() {
        return listing.next().map(after -> href(sort, after.toString())).orElse("");
    }

    private String href(Sort by, String after) {
        var query = new StringBuilder();
        if (!q.isEmpty()) query.append("&q=").append(URLEncoder.encode(q, StandardCharsets.UTF_8));
        if (by != Sort.NAME) query.append("&sort=").append(by.text());
        if (!after.isEmpty()) query.append("&after=").append(after);
        return "/customers" + (query.isEmpty() ? "" : "?" + query.substring(1));
    }
}
