/// What came in: kept as it came, read in order, set aside when it cannot be read.
@NullMarked
package dev.perennial.messaging.incoming;

import org.jspecify.annotations.NullMarked;
