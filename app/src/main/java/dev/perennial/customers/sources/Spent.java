package dev.perennial.customers.sources;

import dev.perennial.platform.Business;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/// An amount of money as people write it: `120`, `120.50`, `120,50`, `1 200.50`, `1.200,50`.
sealed interface Spent {
    record Nothing() implements Spent {}

    record Amount(long minor) implements Spent {}

    record Unclear() implements Spent {}

    Pattern WRITTEN = Pattern.compile("\\d{1,9}([.,]\\d{1,2})?");
    Pattern GROUPED = Pattern.compile("\\d{1,3}(?<group>[.,'])\\d{3}(\\k<group>\\d{3})?((?!\\k<group>)[.,]\\d{1,2})?");

    static Spent read(String text, Business business) {
        var plain = text.replaceAll("[\\s\\u00a0\\u202f]", "").replace("’", "'");
        if (plain.isEmpty()) return new Nothing();
        if (GROUPED.matcher(plain).matches()) {
            var mark = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','));
            var isDecimal = mark >= 0 && plain.length() - mark <= 3;
            plain = isDecimal
                    ? plain.substring(0, mark).replaceAll("[.,']", "") + "." + plain.substring(mark + 1)
                    : plain.replaceAll("[.,']", "");
        }
        if (!WRITTEN.matcher(plain).matches()) return new Unclear();
        var digits = Math.max(0, business.currency().getDefaultFractionDigits());
        var amount = new BigDecimal(plain.replace(',', '.')).movePointRight(digits);
        try {
            return new Amount(amount.longValueExact());
        } catch (ArithmeticException _) {
            return new Unclear();
        }
    }
}
