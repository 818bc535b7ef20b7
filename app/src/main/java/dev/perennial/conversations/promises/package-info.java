/// What the business promises: an answer, and an end, within so much open time; and how long it really takes.
@NullMarked
package dev.perennial.conversations.promises;

import org.jspecify.annotations.NullMarked;
