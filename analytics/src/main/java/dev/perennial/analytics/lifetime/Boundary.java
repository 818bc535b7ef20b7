package dev.perennial.analytics.lifetime;

/// Where the best parameters lie when they are not ordinary numbers, and what was done instead.
public enum Boundary {
    /// An ordinary optimum.
    NONE("The best parameters are ordinary numbers."),
    /// a → 0.
    NO_DROPOUT("Nobody is seen to leave for good: the model assumes that customers keep their own rate (NBD)."),
    /// a, b → ∞ with a fixed ratio.
    SAME_DROPOUT("Customers do not differ visibly in how readily they leave: held finite by a weak prior."),
    /// a, b → 0 with a fixed ratio.
    ALL_OR_NOTHING("Customers either leave at once or never: held finite by a weak prior."),
    /// r, α → ∞ with a fixed ratio.
    SAME_RATE("Customers do not differ visibly in how often they buy: held finite by a weak prior."),
    /// p → ∞: every purchase of a customer costs the same.
    SAME_SPEND_EACH_TIME("Each customer spends the same every time: held finite by a weak prior."),
    /// q → ∞: all customers spend alike on average.
    SAME_SPEND_FOR_ALL("Customers do not differ visibly in what they spend: held finite by a weak prior."),
    /// q → 1: averages are ruled by rare, very large spenders.
    HEAVY_TAIL("A few customers spend so much more that no average is steady: held finite by a weak prior."),
    /// Some combination of parameters is not determined by the data.
    RIDGE("The data leave some combination of the parameters open: a weak prior decides it.");

    private final String words;

    Boundary(String words) {
        this.words = words;
    }

    /// One English sentence for a report.
    public String words() {
        return words;
    }
}
