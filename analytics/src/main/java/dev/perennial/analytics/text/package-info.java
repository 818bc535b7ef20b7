/// What people write, read by rules and by what the shop's own answers teach: language, mood with the words
/// that decided, what it is about, themes, intents. Names, addresses and numbers are masked before anything
/// is learned. Every method takes any text: empty, a megabyte, signs only, right to left.
@NullMarked
package dev.perennial.analytics.text;

import org.jspecify.annotations.NullMarked;
