/// What came of where customers came from: cost, return, value.
@NullMarked
package dev.perennial.insights.acquisition;

import org.jspecify.annotations.NullMarked;
