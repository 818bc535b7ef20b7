@NullMarked
package dev.perennial.today.appointments;

import org.jspecify.annotations.NullMarked;
