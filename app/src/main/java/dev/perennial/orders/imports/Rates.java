package dev.perennial.orders.imports;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Map;

/// What turns minor units of a currency into minor units of the business's own, side by side for SQL.
record Rates(String[] currencies, String[] factors) {
    /// @param rates what one whole unit of a foreign currency is worth in whole units of `home`
    static Rates of(Currency home, Map<String, BigDecimal> rates) {
        var currencies = new ArrayList<String>();
        var factors = new ArrayList<String>();
        currencies.add(home.getCurrencyCode());
        factors.add("1");
        rates.forEach((code, rate) -> {
            if (code.equals(home.getCurrencyCode())) return;
            int shift = digits(home) - digits(Currency.getInstance(code));
            currencies.add(code);
            factors.add(rate.scaleByPowerOfTen(shift).toPlainString());
        });
        return new Rates(currencies.toArray(String[]::new), factors.toArray(String[]::new));
    }

    private static int digits(Currency currency) {
        return Math.max(0, currency.getDefaultFractionDigits());
    }
}
