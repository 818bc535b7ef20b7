/// The morning page: the few things worth doing now, each with its reason and one button.
///
/// - modules above bring items through [TodaySource]
/// - remembers what was done, snoozed and dismissed, so that it stays so
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "ui", "access", "customers"})
package dev.perennial.today;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
