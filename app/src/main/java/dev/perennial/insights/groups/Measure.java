package dev.perennial.insights.groups;

import static dev.perennial.ui.Words.roundHomeMoney;
import static dev.perennial.ui.Words.t;

/// What customers are grouped by: how long they have been silent, on how many days they bought, what a day brings.
/// Centres in the database are in this order.
enum Measure {
    SILENCE("recent", "silent") {
        @Override
        String told(double value) {
            return t("insights.groups.days", Math.round(value));
        }
    },
    VISITS("seldom", "often") {
        @Override
        String told(double value) {
            return t("insights.groups.came", Math.round(value));
        }
    },
    SPEND("thrifty", "generous") {
        @Override
        String told(double value) {
            return roundHomeMoney(Math.round(value));
        }
    };

    private final String low;
    private final String high;

    Measure(String low, String high) {
        this.low = low;
        this.high = high;
    }

    /// The word for a group that lies low or high.
    String word(double effect) {
        return effect < 0 ? low : high;
    }

    /// The value with its unit.
    abstract String told(double value);
}
