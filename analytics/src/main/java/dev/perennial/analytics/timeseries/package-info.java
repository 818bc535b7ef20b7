/// What changed and whether it is real: control charts, trends, breaks, unusual days, quiet weeks and
/// rising themes. Days a shop is closed are not zeros.
@NullMarked
package dev.perennial.analytics.timeseries;

import org.jspecify.annotations.NullMarked;
