/// What the owner wants to know of customers besides what everybody does.
@NullMarked
package dev.perennial.customers.fields;

import org.jspecify.annotations.NullMarked;
