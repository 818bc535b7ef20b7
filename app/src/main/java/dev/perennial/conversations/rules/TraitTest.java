package dev.perennial.conversations.rules;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A comparison with a trait as it is written in a rule: `loyalty.tier = gold`.
record TraitTest(String trait, Comparison comparison, String value) {
    private static final Pattern WRITTEN =
            Pattern.compile("\\s*([a-z_0-9]+\\.[a-z_0-9]+)\\s*(<=|>=|=|<|>)\\s*(\\S.*?)\\s*");

    enum Comparison {
        EQUAL("="),
        LESS("<"),
        MORE(">"),
        AT_MOST("<="),
        AT_LEAST(">=");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }
    }

    /// @return nothing when the text is no comparison, or compares sizes with what is no number
    static Optional<TraitTest> of(String text) {
        var matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) return Optional.empty();
        for (var comparison : Comparison.values())
            if (comparison.sign.equals(matcher.group(2))) {
                var test = new TraitTest(matcher.group(1), comparison, matcher.group(3));
                return comparison == Comparison.EQUAL || number(test.value()) != null
                        ? Optional.of(test)
                        : Optional.empty();
            }
        return Optional.empty();
    }

    /// A trait that is not known holds nothing.
    boolean holds(Map<String, @Nullable Object> traits) {
        var known = traits.get(trait);
        if (known == null) return false;
        if (comparison == Comparison.EQUAL && !(known instanceof Number))
            return known.toString().equalsIgnoreCase(value);
        var left = number(known.toString());
        var right = number(value);
        if (left == null || right == null) return false;
        return switch (comparison) {
            case EQUAL -> left.equals(right);
            case LESS -> left < right;
            case MORE -> left > right;
            case AT_MOST -> left <= right;
            case AT_LEAST -> left >= right;
        };
    }

    private static @Nullable Double number(String text) {
        try {
            var number = Double.valueOf(text);
            return number.isNaN() ? null : number;
        } catch (NumberFormatException _) {
            return null;
        }
    }
}
