@NullMarked
package dev.perennial.demo.entrance;

import org.jspecify.annotations.NullMarked;
