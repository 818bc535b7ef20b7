/// Statistics and customer-lifetime-value models in plain Java: no framework, no database.
@NullMarked
package dev.perennial.analytics;

import org.jspecify.annotations.NullMarked;
