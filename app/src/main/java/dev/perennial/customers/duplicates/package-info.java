/// Customers who may be one person, known twice: found, shown, and remembered when they are not.
@NullMarked
package dev.perennial.customers.duplicates;

import org.jspecify.annotations.NullMarked;
