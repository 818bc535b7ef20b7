/// One purchase at a time: recorded by a program or by hand, found again, looked at.
@NullMarked
package dev.perennial.orders.purchases;

import org.jspecify.annotations.NullMarked;
