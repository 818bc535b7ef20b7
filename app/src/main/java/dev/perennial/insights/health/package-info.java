/// Health of the models: what they were told, how far off they were, whether anything changes.
@NullMarked
package dev.perennial.insights.health;

import org.jspecify.annotations.NullMarked;
