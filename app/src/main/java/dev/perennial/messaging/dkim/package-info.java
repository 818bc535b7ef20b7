/// Mail signed as coming from the shop's own domain (DKIM, RFC 6376).
@NullMarked
package dev.perennial.messaging.dkim;

import org.jspecify.annotations.NullMarked;
