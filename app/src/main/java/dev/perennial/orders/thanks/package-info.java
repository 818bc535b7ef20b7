/// The first purchase earns a thank-you, printed on a card.
@NullMarked
package dev.perennial.orders.thanks;

import org.jspecify.annotations.NullMarked;
