/// The invented bakery-café: who comes, when, for what, and what went wrong once. Pure; no database, no clock.
@NullMarked
package dev.perennial.demo.bakery;

import org.jspecify.annotations.NullMarked;
