/// What to fix first: which rated parts go with the rating of the whole, and who mends them.
@NullMarked
package dev.perennial.insights.drivers;

import org.jspecify.annotations.NullMarked;
