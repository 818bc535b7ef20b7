/// Who looked at a customer, for the owner; and whom the audit log speaks of.
@NullMarked
package dev.perennial.customers.looks;

import org.jspecify.annotations.NullMarked;
