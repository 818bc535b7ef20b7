/// What waits to be sent, and what did not arrive or may not have: for a person to look at and decide.
@NullMarked
package dev.perennial.messaging.outbox;

import org.jspecify.annotations.NullMarked;
