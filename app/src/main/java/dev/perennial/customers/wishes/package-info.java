/// The page where a person sees and changes, without signing in, what the shop may do and what it knows to reach them.
@NullMarked
package dev.perennial.customers.wishes;

import org.jspecify.annotations.NullMarked;
