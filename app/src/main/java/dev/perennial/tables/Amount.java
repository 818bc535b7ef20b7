package dev.perennial.tables;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A number as people write it: signs of currency before or behind, minus before or behind, or in brackets.
///
/// @param currency the currency it names, or null
public record Amount(BigDecimal value, @Nullable String currency) {
    private static final Set<String> CODES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toSet());
    /// Signs that several currencies share (the dollar, the krona) name none.
    private static final Map<String, String> SIGNS = Map.ofEntries(
            Map.entry("€", "EUR"),
            Map.entry("£", "GBP"),
            Map.entry("₹", "INR"),
            Map.entry("₺", "TRY"),
            Map.entry("₽", "RUB"),
            Map.entry("₩", "KRW"),
            Map.entry("₪", "ILS"),
            Map.entry("zł", "PLN"),
            Map.entry("Kč", "CZK"),
            Map.entry("Fr.", "CHF"),
            Map.entry("SFr.", "CHF"),
            Map.entry("R$", "BRL"),
            Map.entry("US$", "USD"),
            Map.entry("A$", "AUD"),
            Map.entry("C$", "CAD"),
            Map.entry("CA$", "CAD"),
            Map.entry("NZ$", "NZD"));
    private static final Set<String> SHARED_SIGNS = Set.of("$", "¥", "kr", "kr.", "Ft", "lei");

    public static boolean isCode(String text) {
        return CODES.contains(text);
    }

    static boolean isSpace(char c) {
        return c == ' ' || c == '\u00a0' || c == '\u202f' || c == '\u2009';
    }

    public static @Nullable Amount read(String text, DecimalMark mark) {
        int from = 0, to = text.length();
        boolean minus = false;
        String currency = null;
        for (boolean again = true; again && from < to; ) {
            again = false;
            char first = text.charAt(from), last = text.charAt(to - 1);
            if (isSpace(first)) {
                from++;
                again = true;
            } else if (isSpace(last)) {
                to--;
                again = true;
            } else if (first == '(' && last == ')' && !minus) {
                minus = true;
                from++;
                to--;
                again = true;
            } else if (isMinus(first) && !minus) {
                minus = true;
                from++;
                again = true;
            } else if (isMinus(last) && !minus) {
                minus = true;
                to--;
                again = true;
            } else if (first == '+') {
                from++;
                again = true;
            } else if (currency == null && !isFigure(first)) {
                int end = from;
                while (end < to
                        && !isFigure(text.charAt(end))
                        && !isSpace(text.charAt(end))
                        && !isMinus(text.charAt(end))) end++;
                if (end < to && text.charAt(end) == '.' && sign(text.substring(from, end + 1)) != null) end++;
                currency = sign(text.substring(from, end));
                if (currency == null) return null;
                from = end;
                again = true;
            } else if (currency == null && !isFigure(last)) {
                int start = to;
                while (start > from && !isFigure(text.charAt(start - 1)) && !isSpace(text.charAt(start - 1))) start--;
                currency = sign(text.substring(start, to));
                if (currency == null) return null;
                to = start;
                again = true;
            }
        }
        var value = mark.read(text.subSequence(from, to));
        if (value == null) return null;
        return new Amount(minus ? value.negate() : value, currency == null || currency.isEmpty() ? null : currency);
    }

    /// The code a sign stands for, empty for one that says no more than “money”, null when it is no such sign.
    private static @Nullable String sign(String text) {
        if (SHARED_SIGNS.contains(text)) return "";
        if (CODES.contains(text)) return text;
        return SIGNS.get(text);
    }

    private static boolean isFigure(char c) {
        return c >= '0' && c <= '9' || c == '.' || c == ',' || c == '\'' || c == '’';
    }

    private static boolean isMinus(char c) {
        return c == '-' || c == '−' || c == '–';
    }
}
