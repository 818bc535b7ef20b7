/// Hints that something changed, to every page that is open, in whichever process: a name and nothing else. Whoever
/// hears one asks again and gets what they may see.
@NullMarked
@NamedInterface("live")
package dev.perennial.ui.live;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
