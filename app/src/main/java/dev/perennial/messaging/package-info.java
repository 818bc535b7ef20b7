/// Everything that leaves the house and everything that comes in: accounts (a mailbox, a number, a bot), the outbox,
/// suppression and bounces, templates; raw mail before it is read.
///
/// - hears [dev.perennial.customers.ConfirmationWanted] and sends it
/// - tells [DispatchSettled]
/// - hands what came in to the [Receiver]s above, once, in the transaction that marks it as taken
/// - never sends what was not written down before, nor a second time what may have arrived
@NullMarked
@ApplicationModule(
        allowedDependencies = {"platform", "platform :: outgoing", "ui", "access", "programs", "customers", "today"})
package dev.perennial.messaging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
