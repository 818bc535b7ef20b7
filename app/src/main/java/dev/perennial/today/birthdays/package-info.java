@NullMarked
package dev.perennial.today.birthdays;

import org.jspecify.annotations.NullMarked;
