@NullMarked
package dev.perennial.access.owner;

import org.jspecify.annotations.NullMarked;
