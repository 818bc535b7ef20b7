/// What was said or noticed: notes, needs, pain points, expectations.
@NullMarked
package dev.perennial.customers.notes;

import org.jspecify.annotations.NullMarked;
