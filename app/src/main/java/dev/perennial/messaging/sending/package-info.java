/// Sends what the outbox holds: leases it, asks whether the person may be written to, hands it over, and writes down
/// how that ended.
@NullMarked
package dev.perennial.messaging.sending;

import org.jspecify.annotations.NullMarked;
