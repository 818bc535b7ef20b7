/// The list of cases: who waits, for how long, and whose it is.
@NullMarked
package dev.perennial.conversations.inbox;

import org.jspecify.annotations.NullMarked;
