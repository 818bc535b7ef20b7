/// What was bought: products, purchases with lines, refunds, and how they come in.
///
/// - tells [PurchaseRecorded], [RefundRecorded], [OrdersImported] and [ImportUndone]
/// - never counts a purchase twice: each has a source and a number there
@NullMarked
@ApplicationModule(
        allowedDependencies = {"platform", "tables", "ui", "access", "programs", "imports", "customers", "today"})
package dev.perennial.orders;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
