package dev.perennial.orders;

import dev.perennial.customers.Somebody;
import dev.perennial.platform.Money;
import dev.perennial.ui.Checks;
import dev.perennial.ui.Refusal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A purchase as a till, a shop or a hand brings it: paid, with all that was bought.
///
/// @param source where it comes from: `till`, `web`, `hand`
/// @param number its number there; the two together name it for ever
/// @param total what was paid in the end, tax, shipping and discount included
/// @param buyer null when nobody knows
/// @param lines may be empty; if there are any they add up to the total
/// @param rate what one unit of a foreign currency is worth in the business's own; without it the purchase is kept
///     as paid and not added to sums of the business's own currency
public record NewPurchase(
        String source,
        String number,
        Instant at,
        Money total,
        @Nullable Somebody buyer,
        @Nullable String channel,
        @Nullable String place,
        List<Line> lines,
        @Nullable BigDecimal rate) {
    public static final int MOST_LINES = 1_000;

    /// A trillion cents: more than any shop takes at once, and safe to add up.
    static final long MOST_MONEY = 1_000_000_000_000L;

    private static final BigDecimal HIGHEST_RATE = new BigDecimal("100000");
    private static final BigDecimal MOST_PIECES = new BigDecimal("10000000000");

    public NewPurchase {
        at = at.truncatedTo(ChronoUnit.MICROS);
        lines = List.copyOf(lines);
    }

    public NewPurchase(
            String source,
            String number,
            Instant at,
            Money total,
            @Nullable Somebody buyer,
            @Nullable String channel,
            @Nullable String place,
            List<Line> lines) {
        this(source, number, at, total, buyer, channel, place, lines, null);
    }

    public enum Kind {
        ITEM,
        SHIPPING,
        DISCOUNT,
        TAX
    }

    /// @param sku the article number; without one the name stands in for it
    /// @param totalMinor for all pieces together; below zero for a discount, and only there
    public record Line(
            Kind kind, @Nullable String sku, @Nullable String name, BigDecimal quantity, long totalMinor) {

        public static Line item(String name, int pieces, long totalMinor) {
            return new Line(Kind.ITEM, null, name, BigDecimal.valueOf(pieces), totalMinor);
        }

        /// What tells the product apart within its source; null for shipping, discount and tax.
        @Nullable
        String article() {
            if (kind != Kind.ITEM) return null;
            return sku == null || sku.isBlank() ? name : sku;
        }

        private void check(Checks checks, String field) {
            checks.optional(field + ".sku", sku, 200);
            checks.optional(field + ".name", name, 300);
            if (kind == Kind.ITEM && (article() == null || article().isBlank()))
                checks.refuse(field, null, "namelessLine");
            if (quantity.signum() <= 0) checks.refuse(field + ".quantity", quantity.toPlainString(), "notAQuantity");
            else if (quantity.compareTo(MOST_PIECES) >= 0
                    || quantity.stripTrailingZeros().scale() > 3)
                checks.refuse(field + ".quantity", quantity.toPlainString(), "quantityRange");
            if (Math.abs(totalMinor) > MOST_MONEY) checks.refuse(field + ".total", totalMinor, "tooMuch");
            else if (kind == Kind.DISCOUNT && totalMinor > 0)
                checks.refuse(field + ".total", totalMinor, "discountSign");
            else if (kind != Kind.DISCOUNT && totalMinor < 0)
                checks.refuse(field + ".total", totalMinor, "negativeLine");
        }
    }

    /// What was paid in the business's own currency, as far as it is known.
    @Nullable
    Long homeMinor(Currency home) {
        if (total.currency().equals(home)) return total.minor();
        return rate == null
                ? null
                : (Long) total.amount()
                        .multiply(rate)
                        .movePointRight(Math.max(0, home.getDefaultFractionDigits()))
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact();
    }

    /// All that is wrong with it, or nothing.
    List<Refusal> refusals(Instant now) {
        var checks = new Checks("orders");
        checks.source(source);
        checks.needed("number", number, 200);
        checks.moment("at", at, now);
        checks.optional("channel", channel, 60);
        checks.optional("place", place, 120);
        if (total.minor() < 0) checks.refuse("total", total.amount(), "negativeTotal");
        else if (total.minor() > MOST_MONEY) checks.refuse("total", total.amount(), "tooMuch");
        if (rate != null && (rate.signum() <= 0 || rate.compareTo(HIGHEST_RATE) > 0))
            checks.refuse("rate", rate.toPlainString(), "rateRange");
        if (buyer != null) checks.also(buyer.refusals());
        if (lines.size() > MOST_LINES) checks.refuse("lines", lines.size(), "tooManyLines", MOST_LINES);
        else for (var i = 0; i < lines.size(); i++) lines.get(i).check(checks, "lines[" + i + "]");
        return checks.refusals().isEmpty() ? addUp() : checks.refusals();
    }

    private List<Refusal> addUp() {
        var sum = lines.stream().mapToLong(Line::totalMinor).sum();
        if (lines.isEmpty() || sum == total.minor()) return List.of();
        var gap = total.minor() - sum;
        return List.of(Refusal.of(
                "orders",
                "total",
                total.amount(),
                gap > 0 ? "linesFallShort" : "linesExceed",
                total.currency().getCurrencyCode(),
                new Money(sum, total.currency()).amount(),
                new Money(Math.abs(gap), total.currency()).amount()));
    }
}
