/// How often customers come back, whether they still do, and what they are worth: purchase models
/// (BG/NBD, MBG/NBD), spend (Gamma-Gamma), lifetime value, forecasts with intervals, and an honest check on
/// the shop's own past.
@NullMarked
package dev.perennial.analytics.lifetime;

import org.jspecify.annotations.NullMarked;
