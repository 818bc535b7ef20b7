/// When somebody is expected, or goes to see somebody.
@NullMarked
package dev.perennial.customers.appointments;

import org.jspecify.annotations.NullMarked;
