/// Bringing in a file of rows, whatever the rows say: it is stored, its layout guessed and confirmed, a dry run says
/// what would happen, it is booked in steps that survive a crash, and can be taken back as a whole. What the rows are
/// and how they are booked is the business of the module that imports them: it extends these classes and keeps the
/// tables [ImportKind] names.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "tables", "ui", "access", "customers"})
package dev.perennial.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
