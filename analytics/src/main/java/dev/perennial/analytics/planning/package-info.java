/// How many answers would be enough, before asking anybody.
@NullMarked
package dev.perennial.analytics.planning;

import org.jspecify.annotations.NullMarked;
