@NullMarked
package dev.perennial.today.page;

import org.jspecify.annotations.NullMarked;
