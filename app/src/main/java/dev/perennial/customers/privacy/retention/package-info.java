/// How long things are kept: shown, changeable, and nothing the owner might miss goes before the owner has seen it.
@NullMarked
package dev.perennial.customers.privacy.retention;

import org.jspecify.annotations.NullMarked;
