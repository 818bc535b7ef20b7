package dev.perennial.insights.compare;

import dev.perennial.analytics.comparison.Measure;
import java.util.List;

/// Groups side by side with what was measured in each.
///
/// @param names as the business calls them, or a word of [GroupWords]
/// @param means of each, on the measure's own scale
/// @param sampled whether only the newest were looked at
record Groups(List<String> names, List<Double> means, Measure measure, boolean sampled) {
    Groups {
        names = List.copyOf(names);
        means = List.copyOf(means);
    }

    long answers(int group) {
        return measure.answers(group);
    }
}
