/// Objection to profiling: out of every score and list, at once.
@NullMarked
package dev.perennial.customers.privacy.objections;

import org.jspecify.annotations.NullMarked;
