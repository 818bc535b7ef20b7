package dev.perennial.analytics.groups;

/// A customer by how recently, how often and for how much they buy, compared with the others of the shop.
public enum RfmGroup {
    /// Bought lately, often and for much.
    CHAMPION,
    /// Buys often or for much, and was here not long ago.
    LOYAL,
    /// Bought for the first time, and lately.
    NEW,
    /// Was here lately, not yet often.
    PROMISING,
    /// Middling in everything, and it is a while ago.
    NEEDS_ATTENTION,
    /// Buys little, and it is a while ago.
    ABOUT_TO_SLEEP,
    /// Used to buy well, not lately.
    AT_RISK,
    /// Used to buy best, and has not been here for longest.
    CANNOT_LOSE,
    /// Bought little, long ago.
    HIBERNATING,
    /// Bought little, and longest ago.
    LOST;

    /// The group of three scores from 1 to 5 (5 is best), and of whether there was one purchase only.
    static RfmGroup of(int recency, int frequency, int money, boolean once) {
        if (once && recency >= 4) return NEW;
        var worth = frequency + money;
        if (worth >= 8) {
            if (recency >= 4) return CHAMPION;
            if (recency == 3) return LOYAL;
            return recency == 2 ? AT_RISK : CANNOT_LOSE;
        }
        if (worth >= 6) {
            if (recency >= 4) return LOYAL;
            return recency == 3 ? NEEDS_ATTENTION : AT_RISK;
        }
        if (recency >= 4) return PROMISING;
        if (recency == 3) return ABOUT_TO_SLEEP;
        return recency == 2 ? HIBERNATING : LOST;
    }
}
