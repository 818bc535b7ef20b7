/// The document that describes the whole interface for programs.
@NullMarked
package dev.perennial.programs.openapi;

import org.jspecify.annotations.NullMarked;
