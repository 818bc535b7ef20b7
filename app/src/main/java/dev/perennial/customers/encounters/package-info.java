/// Calls and visits, noted in ten seconds.
@NullMarked
package dev.perennial.customers.encounters;

import org.jspecify.annotations.NullMarked;
