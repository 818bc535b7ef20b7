/// Files of messages, handed out so that they can do no harm.
@NullMarked
package dev.perennial.messaging.files;

import org.jspecify.annotations.NullMarked;
