/// The Value page.
@NullMarked
package dev.perennial.insights.value;

import org.jspecify.annotations.NullMarked;
