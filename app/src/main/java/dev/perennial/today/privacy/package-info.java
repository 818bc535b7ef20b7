/// Requests under privacy law that are getting due.
@NullMarked
package dev.perennial.today.privacy;

import org.jspecify.annotations.NullMarked;
