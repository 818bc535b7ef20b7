/// When the figures are worked out anew, and how far that is.
@NullMarked
package dev.perennial.insights.runs;

import org.jspecify.annotations.NullMarked;
