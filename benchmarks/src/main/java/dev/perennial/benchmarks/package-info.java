/// Programs that print how fast the product is.
@NullMarked
package dev.perennial.benchmarks;

import org.jspecify.annotations.NullMarked;
