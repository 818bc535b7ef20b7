/// What comes in from outside, read strictly: JSON of programs, amounts people type, keys that make a request
/// happen once.
@NullMarked
package dev.perennial.orders.input;

import org.jspecify.annotations.NullMarked;
