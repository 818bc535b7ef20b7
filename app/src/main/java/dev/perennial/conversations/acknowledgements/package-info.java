/// Tells who writes that it arrived, and honestly how long an answer takes: once for each case, never a robot.
@NullMarked
package dev.perennial.conversations.acknowledgements;

import org.jspecify.annotations.NullMarked;
