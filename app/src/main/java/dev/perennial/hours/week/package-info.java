/// The week at a glance: what counts, place by place.
@NullMarked
package dev.perennial.hours.week;

import org.jspecify.annotations.NullMarked;
