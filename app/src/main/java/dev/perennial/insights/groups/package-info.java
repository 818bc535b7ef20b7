@NullMarked
package dev.perennial.insights.groups;

import org.jspecify.annotations.NullMarked;
