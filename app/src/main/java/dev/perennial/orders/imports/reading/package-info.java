/// Understanding a file of orders: which column is what, and what each row says.
///
/// - plain Java: no database, no Spring; a file goes in, typed rows and rejected rows come out
/// - never guesses silently where two readings are possible: [Layout] says what is open
@NullMarked
package dev.perennial.orders.imports.reading;

import org.jspecify.annotations.NullMarked;
