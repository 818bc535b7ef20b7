/// Bringing in ratings and comments by file: layout, dry run, booking, taking back.
@NullMarked
package dev.perennial.feedback.imports;

import org.jspecify.annotations.NullMarked;
