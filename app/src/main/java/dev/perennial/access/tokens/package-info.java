@NullMarked
package dev.perennial.access.tokens;

import org.jspecify.annotations.NullMarked;
