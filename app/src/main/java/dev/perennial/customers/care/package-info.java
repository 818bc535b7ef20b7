/// Who of the staff cares for a customer.
@NullMarked
package dev.perennial.customers.care;

import org.jspecify.annotations.NullMarked;
