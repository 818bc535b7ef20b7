/// How long somebody has been buying.
@NullMarked
package dev.perennial.insights.anniversaries;

import org.jspecify.annotations.NullMarked;
