package dev.perennial.analytics.recommendation;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;

/// How the parts of a recommendation are weighed. Choose them on the shop's own past by [Choice]; [#usual] is a
/// start that did well on shops of several kinds.
///
/// - `ridge`: how little single coincidences count in what goes with what, in mean buyers per item
/// - `words`: how much a word shared by two names counts, in the same unit
/// - `fading`: days after which a purchase counts a third (1 / e) for what is new to a customer
/// - `lately`: days that make "what sells at present"
/// - `trendAgain`, `trendNew`: powers of what sells at present for the two lists; 0 leaves it out
/// - `kin`: weight of what goes with their purchases in the next basket, against one for each purchase
/// - `alike`: weight of what customers with similar baskets buy, in the next basket
/// - `once`: power of an item's own share of buyers who came back for it: not a mattress again
public record Settings(
        double ridge,
        double words,
        double fading,
        int lately,
        double trendAgain,
        double trendNew,
        double kin,
        double alike,
        double once) {
    public Settings {
        positive("ridge", ridge);
        positive("fading", fading);
        if (lately < 1) throw new UnusableData(Reason.OUT_OF_RANGE, "lately is %d days: 1 or more".formatted(lately));
        notNegative("words", words);
        notNegative("trendAgain", trendAgain);
        notNegative("trendNew", trendNew);
        notNegative("kin", kin);
        notNegative("alike", alike);
        notNegative("once", once);
    }

    public static Settings usual() {
        return new Settings(7, 0.04, 180, 14, 0.25, 0.15, 0.4, 0, 0);
    }

    private static void positive(String what, double value) {
        if (!(value > 0 && Double.isFinite(value)))
            throw new UnusableData(Reason.OUT_OF_RANGE, "%s is %s: above 0 is needed".formatted(what, value));
    }

    private static void notNegative(String what, double value) {
        if (!(value >= 0 && Double.isFinite(value)))
            throw new UnusableData(Reason.OUT_OF_RANGE, "%s is %s: 0 or more is needed".formatted(what, value));
    }

    Settings withLately(int lately) {
        return new Settings(ridge, words, fading, lately, trendAgain, trendNew, kin, alike, once);
    }

    Settings withTrendAgain(double trendAgain) {
        return new Settings(ridge, words, fading, lately, trendAgain, trendNew, kin, alike, once);
    }

    Settings withKin(double kin) {
        return new Settings(ridge, words, fading, lately, trendAgain, trendNew, kin, alike, once);
    }

    Settings withAlike(double alike) {
        return new Settings(ridge, words, fading, lately, trendAgain, trendNew, kin, alike, once);
    }

    Settings withOnce(double once) {
        return new Settings(ridge, words, fading, lately, trendAgain, trendNew, kin, alike, once);
    }

    Settings withNew(double fading, double trendNew) {
        return new Settings(ridge, words, fading, lately, trendAgain, trendNew, kin, alike, once);
    }
}
