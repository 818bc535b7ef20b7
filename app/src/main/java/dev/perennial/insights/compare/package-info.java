/// Do groups differ: any measure by anything that tells people, purchases or answers apart.
@NullMarked
package dev.perennial.insights.compare;

import org.jspecify.annotations.NullMarked;
