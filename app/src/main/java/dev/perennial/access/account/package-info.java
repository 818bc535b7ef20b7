@NullMarked
package dev.perennial.access.account;

import org.jspecify.annotations.NullMarked;
