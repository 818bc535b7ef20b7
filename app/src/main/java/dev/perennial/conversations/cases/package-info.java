/// One case: what was said, the customer beside it, and what one does with it.
@NullMarked
package dev.perennial.conversations.cases;

import org.jspecify.annotations.NullMarked;
