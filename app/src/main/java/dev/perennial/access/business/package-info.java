@NullMarked
package dev.perennial.access.business;

import org.jspecify.annotations.NullMarked;
