/// What people said, on the page of whoever said it and in their story, and for programs.
@NullMarked
package dev.perennial.feedback.answers;

import org.jspecify.annotations.NullMarked;
