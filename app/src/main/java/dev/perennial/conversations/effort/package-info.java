/// What it cost a customer to get something done, counted from facts; kept with the case and as traits.
@NullMarked
package dev.perennial.conversations.effort;

import org.jspecify.annotations.NullMarked;
