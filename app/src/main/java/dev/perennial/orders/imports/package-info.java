/// Bringing in the order history: a file is stored, its layout guessed and shown, a dry run says what would
/// happen, then it is booked in steps that survive a crash; an import can be taken back as a whole.
@NullMarked
package dev.perennial.orders.imports;

import org.jspecify.annotations.NullMarked;
