/// The sample business: a bakery-café that behaves like one, marked as sample and removable at once.
///
/// - tells [dev.perennial.orders.OrdersImported] when it is in, so that the models run
/// - never touches what is not marked as sample, and never joins a real business
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "ui",
            "access",
            "customers",
            "orders",
            "today",
            "feedback",
            "conversations",
            "insights"
        })
package dev.perennial.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
