/// What a customer said, on their own page and in their story.
@NullMarked
package dev.perennial.feedback.answers;

import org.jspecify.annotations.NullMarked;
