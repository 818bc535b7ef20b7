/// Intervals and tests for small samples: shares, net promoter scores, many comparisons at once,
/// concentration and
/// retention.
@NullMarked
package dev.perennial.analytics.statistics;

import org.jspecify.annotations.NullMarked;
