/// What changed, and is it real: orders, revenue, new customers and ratings over half a year.
@NullMarked
package dev.perennial.insights.trends;

import org.jspecify.annotations.NullMarked;
