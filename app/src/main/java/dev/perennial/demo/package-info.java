/// The sample business: a bakery-café that behaves like one, marked as sample and removable at once.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "ui", "access", "customers", "orders", "today", "insights"})
package dev.perennial.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
