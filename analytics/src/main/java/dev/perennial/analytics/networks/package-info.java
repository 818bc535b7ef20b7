/// Who brings whom and who answers whom: density, reach, cohesion, paths, PageRank, and how many customers a
/// customer brings.
@NullMarked
package dev.perennial.analytics.networks;

import org.jspecify.annotations.NullMarked;
