/// Comments read: mood, what they are about with the sentence that says so, and what many have in common.
@NullMarked
package dev.perennial.feedback.comments;

import org.jspecify.annotations.NullMarked;
