/// Special functions, integration and optimisation that the models rest on. All functions are pure,
/// thread-safe and documented with their accuracy.
@NullMarked
package dev.perennial.analytics.numeric;

import org.jspecify.annotations.NullMarked;
