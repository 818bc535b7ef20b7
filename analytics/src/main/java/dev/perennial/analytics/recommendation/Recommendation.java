package dev.perennial.analytics.recommendation;

/// An item for a customer, the higher the score the better it suits, and why. Scores compare items of one list,
/// nothing else.
public record Recommendation(int item, double score, Why why) {}
