/// What the numbers say: value, probability alive, risk, cohorts, forecasts, and how good they were.
///
/// - hears [dev.perennial.orders.OrdersImported] and its kin and models again
/// - never shows a figure without saying how sure it is
@NullMarked
@ApplicationModule(
        allowedDependencies = {"platform", "ui", "ui :: charts", "access", "customers", "orders", "today", "feedback"})
package dev.perennial.insights;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
