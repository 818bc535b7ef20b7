@NullMarked
package dev.perennial.today.cards;

import org.jspecify.annotations.NullMarked;
