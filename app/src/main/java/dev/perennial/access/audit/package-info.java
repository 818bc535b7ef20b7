/// The log of who looked at, changed and took out what, for the owner to read.
@NullMarked
package dev.perennial.access.audit;

import org.jspecify.annotations.NullMarked;
