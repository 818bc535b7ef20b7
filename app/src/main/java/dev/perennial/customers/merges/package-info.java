/// Two customers become one, and can be two again for thirty days.
@NullMarked
package dev.perennial.customers.merges;

import org.jspecify.annotations.NullMarked;
