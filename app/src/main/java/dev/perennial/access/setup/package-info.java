@NullMarked
package dev.perennial.access.setup;

import org.jspecify.annotations.NullMarked;
