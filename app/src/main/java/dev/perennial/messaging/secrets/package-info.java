/// What opens other people's doors, sealed: the passwords of mailboxes, the keys of bots.
@NullMarked
package dev.perennial.messaging.secrets;

import org.jspecify.annotations.NullMarked;
