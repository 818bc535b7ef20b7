package dev.perennial.platform;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// Amounts of money as text.
public final class Amounts {
    private static final Pattern EXACT = Pattern.compile("-?\\d{1,13}(\\.\\d{1,4})?");
    private static final Pattern TYPED = Pattern.compile("\\d{1,13}([.,]\\d{1,4})?");

    private Amounts() {}

    /// As programs write it: `-12.40`.
    ///
    /// @return minor units, or nothing when it is no amount or finer than the currency
    public static OptionalLong exact(String text, Currency currency) {
        return EXACT.matcher(text).matches() ? minor(text, currency) : OptionalLong.empty();
    }

    /// As people type it at a counter: `12.40`, `12,40`, `12`, with a currency sign or without. Signs for thousands
    /// are not taken: `1.234` may be either, and a wrong guess costs money.
    public static OptionalLong typed(String text, Currency currency) {
        var bare = text.replaceAll("[\\p{Sc}\\s\\u00a0\\u202f]", "");
        return TYPED.matcher(bare).matches() ? minor(bare.replace(',', '.'), currency) : OptionalLong.empty();
    }

    private static OptionalLong minor(String text, Currency currency) {
        var minor = new BigDecimal(text)
                .movePointRight(Math.max(0, currency.getDefaultFractionDigits()))
                .stripTrailingZeros();
        return minor.scale() > 0 ? OptionalLong.empty() : OptionalLong.of(minor.longValueExact());
    }
}
