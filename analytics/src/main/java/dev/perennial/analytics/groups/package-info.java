/// Which customers are alike: groups by recency, frequency and money with names, k-means on prepared features, how
/// many groups there are, what sets each apart, and groups that stay who they are from night to night.
@NullMarked
package dev.perennial.analytics.groups;

import org.jspecify.annotations.NullMarked;
