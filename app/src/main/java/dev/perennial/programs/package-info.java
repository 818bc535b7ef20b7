/// Programs of the shop that speak with us: how they ask (fields, problems, keys that make a request happen once,
/// pages of long lists) and how they are told (webhooks).
///
/// - knows no feature: modules above answer and tell through [Requests] and its kin
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "platform :: outgoing", "ui", "access"})
package dev.perennial.programs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
