/// Holiday calendars of others, from an address or a file: looked at by a person before they count.
@NullMarked
package dev.perennial.hours.feeds;

import org.jspecify.annotations.NullMarked;
