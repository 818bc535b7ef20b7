/// What happens by itself with cases: rules the owner writes and can read, each applied once to each occasion.
@NullMarked
package dev.perennial.conversations.rules;

import org.jspecify.annotations.NullMarked;
