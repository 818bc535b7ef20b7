/// What comments speak of: the owner's own list, or the usual one of such a business.
@NullMarked
package dev.perennial.feedback.aspects;

import org.jspecify.annotations.NullMarked;
