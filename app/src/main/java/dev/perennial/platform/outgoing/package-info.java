/// The one gate for connections that go out. Whoever may name an address to be called could otherwise make this
/// machine ask its own neighbours: nothing else in the product opens a connection, and a test looks.
@NullMarked
@NamedInterface("outgoing")
package dev.perennial.platform.outgoing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
