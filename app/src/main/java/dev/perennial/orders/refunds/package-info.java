/// Money given back.
@NullMarked
package dev.perennial.orders.refunds;

import org.jspecify.annotations.NullMarked;
