/// Where customers come from, what that costs, and who recommended us.
@NullMarked
package dev.perennial.customers.sources;

import org.jspecify.annotations.NullMarked;
