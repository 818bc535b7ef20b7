/// Understanding a file of answers: which column is what, which questions it answers on which scales, and what each row
/// says.
///
/// - plain Java: no database, no Spring; a file goes in, typed rows and rejected rows come out
/// - never guesses silently where two readings are possible: [Layout] says what is open
@NullMarked
package dev.perennial.feedback.imports.reading;

import org.jspecify.annotations.NullMarked;
