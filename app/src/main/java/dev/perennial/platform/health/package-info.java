@NullMarked
package dev.perennial.platform.health;

import org.jspecify.annotations.NullMarked;
