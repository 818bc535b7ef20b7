/// What is held of one person: a page to hand over, and the same for programs.
@NullMarked
package dev.perennial.customers.privacy.held;

import org.jspecify.annotations.NullMarked;
