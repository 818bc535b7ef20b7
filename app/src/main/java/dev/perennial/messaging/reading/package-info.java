/// From the bytes of a mail to what it says: pure, bounded in time and memory, and never surprised.
@NullMarked
package dev.perennial.messaging.reading;

import org.jspecify.annotations.NullMarked;
