/// How value and risk are worked out of what was bought; pure arithmetic over columns.
@NullMarked
package dev.perennial.insights.model;

import org.jspecify.annotations.NullMarked;
