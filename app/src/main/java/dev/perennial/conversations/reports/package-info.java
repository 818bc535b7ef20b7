/// How long customers wait and cases take, by open time, and what became of the promises.
@NullMarked
package dev.perennial.conversations.reports;

import org.jspecify.annotations.NullMarked;
