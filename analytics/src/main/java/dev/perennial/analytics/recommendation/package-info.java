/// What a customer buys next: things they buy again and again, and things that are new for them, each with the
/// reason, measured on the shop's own past.
@NullMarked
package dev.perennial.analytics.recommendation;

import org.jspecify.annotations.NullMarked;
