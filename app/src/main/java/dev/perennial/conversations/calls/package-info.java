/// CallLog, noted in ten seconds: who, what about, whether anything is left to do.
@NullMarked
package dev.perennial.conversations.calls;

import org.jspecify.annotations.NullMarked;
