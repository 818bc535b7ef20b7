@NullMarked
package dev.perennial.access.staff;

import org.jspecify.annotations.NullMarked;
