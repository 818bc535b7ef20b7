/// Gradient-boosted trees on histogram bins: a number, a count or a yes-or-no learned from columns, with the
/// share of each column in every single answer.
@NullMarked
package dev.perennial.analytics.trees;

import org.jspecify.annotations.NullMarked;
