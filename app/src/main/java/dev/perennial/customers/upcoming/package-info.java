/// Birthdays and anniversaries of the next weeks.
@NullMarked
package dev.perennial.customers.upcoming;

import org.jspecify.annotations.NullMarked;
