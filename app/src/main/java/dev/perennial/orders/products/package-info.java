/// What is sold, to how many, and who buys it again.
@NullMarked
package dev.perennial.orders.products;

import org.jspecify.annotations.NullMarked;
