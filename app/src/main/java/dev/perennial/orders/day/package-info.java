@NullMarked
package dev.perennial.orders.day;

import org.jspecify.annotations.NullMarked;
