/// What a customer likes, avoids, must not have.
@NullMarked
package dev.perennial.customers.preferences;

import org.jspecify.annotations.NullMarked;
