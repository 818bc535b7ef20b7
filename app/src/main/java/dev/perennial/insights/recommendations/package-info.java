@NullMarked
package dev.perennial.insights.recommendations;

import org.jspecify.annotations.NullMarked;
