/// What the shop's own programs tell of a customer, in kinds of their own.
@NullMarked
package dev.perennial.customers.activities;

import org.jspecify.annotations.NullMarked;
