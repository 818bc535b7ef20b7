/// When nobody is sent anything by itself.
@NullMarked
package dev.perennial.hours.quiet;

import org.jspecify.annotations.NullMarked;
