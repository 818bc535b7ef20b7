@NullMarked
package dev.perennial.access.signin;

import org.jspecify.annotations.NullMarked;
