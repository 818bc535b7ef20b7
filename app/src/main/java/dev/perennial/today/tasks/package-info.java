@NullMarked
package dev.perennial.today.tasks;

import org.jspecify.annotations.NullMarked;
