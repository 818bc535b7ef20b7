/// Pictures of figures, drawn as SVG on the server, each with its table behind it.
@NullMarked
@NamedInterface("charts")
package dev.perennial.ui.charts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
