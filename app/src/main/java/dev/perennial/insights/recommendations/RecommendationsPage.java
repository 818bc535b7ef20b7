package dev.perennial.insights.recommendations;

import static dev.perennial.ui.Words.number;
import static dev.perennial.ui.Words.percent;
import static dev.perennial.ui.Words.t;

import dev.perennial.insights.recommendations.Checked.Hits;
import dev.perennial.insights.recommendations.Lists.Named;
import dev.perennial.insights.recommendations.Lists.Offered;
import dev.perennial.ui.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How good the lists of what customers would like are, what stands on them, and what is kept out.
///
/// @param checked of the last night, or null before the first
/// @param sought what the reader looked for among the products, or empty
/// @param found products of that name
public record RecommendationsPage(
        @Nullable Checked checked,
        List<Offered> offered,
        List<Named> excluded,
        boolean mayExclude,
        String sought,
        List<Named> found)
        implements View {

    /// “For 62 % of your customers …, between 58 and 66 %; best sellers: 40 %.”
    public String told(Hits hits, String list) {
        return t(
                "insights.recommendations.hits." + list,
                percent(hits.share()),
                percent(hits.low()),
                percent(hits.high()),
                percent(hits.sellers()),
                number(hits.asked()));
    }

    public String verdict(Hits hits) {
        return t(hits.better() ? "insights.recommendations.better" : "insights.recommendations.noBetter");
    }
}
