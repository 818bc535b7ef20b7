/// Places of the business with hours and clocks of their own.
@NullMarked
package dev.perennial.hours.places;

import org.jspecify.annotations.NullMarked;
