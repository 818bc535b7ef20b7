/// What goes with what: least squares to the last digit, ridge, logistic and ordered answers, and which
/// drivers explain most.
@NullMarked
package dev.perennial.analytics.regression;

import org.jspecify.annotations.NullMarked;
