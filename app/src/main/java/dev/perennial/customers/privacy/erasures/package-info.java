/// Erasure: what would go and what stays, the doing of it, and what proves it afterwards.
@NullMarked
package dev.perennial.customers.privacy.erasures;

import org.jspecify.annotations.NullMarked;
