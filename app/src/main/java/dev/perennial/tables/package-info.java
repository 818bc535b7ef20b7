/// Reading the tables people really have: packing, encoding, separators, dates, amounts, yes and no.
///
/// - plain Java: no database, no Spring
/// - never guesses silently where two readings are possible: [When.Evidence] and [DecimalMark.Evidence] say what is
/// open
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.perennial.tables;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
