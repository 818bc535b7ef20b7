/// Everything, in open formats, by one button and one command.
@NullMarked
package dev.perennial.access.export;

import org.jspecify.annotations.NullMarked;
