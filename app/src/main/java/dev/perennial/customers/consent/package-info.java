/// What people agreed to, refused and took back, word by word; and the addresses to be left alone.
@NullMarked
package dev.perennial.customers.consent;

import org.jspecify.annotations.NullMarked;
