/// Who the customers are: profiles, contact points, preferences, notes, activities, traits, tasks, consent.
///
/// - never rewrites what a person gave us: addresses are compared, not corrected
/// - tells [ConfirmationWanted]; asks nobody to send anything itself
/// - modules above add to the customer page through [CustomerPanel]
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "ui", "access", "programs"})
package dev.perennial.customers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
