/// Who will leave, learned from customers of whom it is known: ridge logistic regression and boosted trees,
/// the better chosen by cross-validation inside the data given, calibrated, with reasons that add up.
@NullMarked
package dev.perennial.analytics.churn;

import org.jspecify.annotations.NullMarked;
