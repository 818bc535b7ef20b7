/// The chat on the shop's own site: a script, a plain page for those without one, and what its owner sets.
@NullMarked
package dev.perennial.conversations.chat;

import org.jspecify.annotations.NullMarked;
