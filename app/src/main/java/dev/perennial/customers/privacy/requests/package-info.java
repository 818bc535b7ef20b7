/// What people asked under privacy law, by when it is due, and whether it was answered.
@NullMarked
package dev.perennial.customers.privacy.requests;

import org.jspecify.annotations.NullMarked;
