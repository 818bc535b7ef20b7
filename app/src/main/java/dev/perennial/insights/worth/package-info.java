/// What one customer is worth, and why, in words.
@NullMarked
package dev.perennial.insights.worth;

import org.jspecify.annotations.NullMarked;
