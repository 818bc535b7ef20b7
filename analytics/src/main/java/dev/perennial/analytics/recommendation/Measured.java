package dev.perennial.analytics.recommendation;

import dev.perennial.analytics.statistics.Interval;

/// How good lists were on purchases they did not know: for how many customers they were checked, the share of them
/// with at least one right item, with an interval, and means over the customers of
///
/// - recall: the share of what they bought that was in the list
/// - ndcg: 1 when the list begins with bought items, less the later they come
/// - coverage: the share of all items that was in anybody's list
///
/// Where nobody could be checked, `customers` is 0 and the interval reaches from 0 to 1.
///
/// Järvelin, Kekäläinen (2002), Cumulated gain-based evaluation of IR techniques.
public record Measured(int customers, Interval hitRate, double recall, double ndcg, double coverage) {}
