/// Probability distributions as the tests need them: what lies below, what lies above, each with its
/// own digits in its own tail, and quantiles.
@NullMarked
package dev.perennial.analytics.distributions;

import org.jspecify.annotations.NullMarked;
