/// Tests between groups, each with the size of the difference and what speaks against trusting it, and
/// [Comparison], which picks the right one and says why.
@NullMarked
package dev.perennial.analytics.comparison;

import org.jspecify.annotations.NullMarked;
