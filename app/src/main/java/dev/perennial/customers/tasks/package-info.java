/// What somebody promised to do for a customer.
@NullMarked
package dev.perennial.customers.tasks;

import org.jspecify.annotations.NullMarked;
