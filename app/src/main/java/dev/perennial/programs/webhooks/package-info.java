/// Programs that want to be told, by the Standard Webhooks specification: who they are, what they were sent, and how
/// they answered.
@NullMarked
package dev.perennial.programs.webhooks;

import org.jspecify.annotations.NullMarked;
