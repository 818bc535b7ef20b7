@NullMarked
package dev.perennial.demo.sample;

import org.jspecify.annotations.NullMarked;
