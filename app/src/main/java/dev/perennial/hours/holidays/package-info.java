/// Days that are not like their weekday, entered by hand.
@NullMarked
package dev.perennial.hours.holidays;

import org.jspecify.annotations.NullMarked;
