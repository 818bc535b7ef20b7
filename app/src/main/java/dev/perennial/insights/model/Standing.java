package dev.perennial.insights.model;

/// How it stands between a customer and the shop.
public enum Standing {
    /// Bought on one day only: no rhythm to speak of.
    ONCE,
    /// Came back, and is not silent for longer than is usual.
    REGULAR,
    /// Silent for longer than nine in ten of the pauses one would expect of this customer, but not lost.
    SLIPPING,
    /// A purchase within the horizon is less likely than one in ten, and the silence has lasted three months and twice
    /// the horizon.
    LOST,
    /// Came back, but there is too little history to judge the silence.
    UNKNOWN
}
