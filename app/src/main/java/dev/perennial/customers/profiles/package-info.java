/// Profiles: the list of customers, the page of one, and the form that makes and changes them.
@NullMarked
package dev.perennial.customers.profiles;

import org.jspecify.annotations.NullMarked;
