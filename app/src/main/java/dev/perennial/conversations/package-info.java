/// What customers want of the business, from the first word to the last: the inbox, cases, replies, promises.
///
/// - hears [dev.perennial.messaging.DispatchSettled] and says so beside the reply
/// - takes what came in as a [dev.perennial.messaging.Receiver], in the transaction that marks it as taken
/// - hears [dev.perennial.hours.HoursChanged] and counts open deadlines again
/// - tells [CaseOpened] and [CaseClosed]
/// - never sends a reply over words its writer has not seen, nor one reply twice
/// - never lets a stranger into a case because of what a mail says of itself
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "platform :: outgoing",
            "ui",
            "ui :: charts",
            "ui :: live",
            "access",
            "programs",
            "customers",
            "today",
            "orders",
            "hours",
            "messaging"
        })
package dev.perennial.conversations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
