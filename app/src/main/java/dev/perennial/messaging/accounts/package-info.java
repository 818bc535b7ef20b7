/// The shop's mailboxes, numbers and bots: setting them up, trying them out, seeing what keeps them from sending.
@NullMarked
package dev.perennial.messaging.accounts;

import org.jspecify.annotations.NullMarked;
