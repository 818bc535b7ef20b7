/// The record of processing and the notice to customers, drawn from how the product is set.
@NullMarked
package dev.perennial.customers.privacy.record;

import org.jspecify.annotations.NullMarked;
