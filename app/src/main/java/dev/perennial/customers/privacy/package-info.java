/// Privacy: what people may ask of the business, and how it answers in time and rightly.
@NullMarked
package dev.perennial.customers.privacy;

import org.jspecify.annotations.NullMarked;
