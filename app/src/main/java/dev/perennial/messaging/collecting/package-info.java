/// Fetches mail from the shop's mailboxes, as soon as it is there.
@NullMarked
package dev.perennial.messaging.collecting;

import org.jspecify.annotations.NullMarked;
