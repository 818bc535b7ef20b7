@NullMarked
package dev.perennial.ui.errors;

import org.jspecify.annotations.NullMarked;
