package dev.perennial.orders.imports;

import dev.perennial.orders.imports.reading.Column;
import dev.perennial.orders.imports.reading.Layout;
import dev.perennial.orders.imports.reading.Role;
import dev.perennial.tables.DateOrder;
import dev.perennial.tables.DecimalMark;
import dev.perennial.tables.Dialect;
import dev.perennial.tables.Encoding;
import dev.perennial.tables.Separator;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The layout as it comes back from its page.
///
/// @param role one for each column, in their order
record LayoutForm(
        @Nullable String source,
        @Nullable String consentOrigin,
        @Nullable Encoding encoding,
        @Nullable Separator separator,
        boolean header,
        @Nullable DateOrder dateOrder,
        @Nullable DecimalMark decimalMark,
        @Nullable String currency,
        @Nullable List<Role> role) {

    private static final int LONGEST_ORIGIN = 300;

    Dialect dialect(Layout before) {
        return new Dialect(
                encoding == null ? before.dialect().encoding() : encoding,
                separator == null ? before.dialect().separator() : separator,
                header);
    }

    Layout over(Layout before) {
        var columns = new ArrayList<Column>();
        for (int i = 0; i < before.columns().size(); i++) {
            var column = before.columns().get(i);
            columns.add(role != null && i < role.size() ? column.as(role.get(i)) : column);
        }
        return new Layout(before.dialect(), columns, dateOrder, decimalMark, List.of(), knownCurrency(before));
    }

    String source(OrderImport job) {
        return source == null || source.isBlank() ? job.source() : source.strip();
    }

    /// Where the consents come from, or null when the file is not to say anything of them.
    @Nullable
    String origin(Layout layout) {
        return !layout.hasConsents() || consentOrigin == null || consentOrigin.isBlank()
                ? null
                : consentOrigin
                        .strip()
                        .substring(0, Math.min(consentOrigin.strip().length(), LONGEST_ORIGIN));
    }

    Currency currency(Layout before) {
        return Currency.getInstance(knownCurrency(before));
    }

    private String knownCurrency(Layout before) {
        var code = currency == null ? "" : currency.strip().toUpperCase(Locale.ROOT);
        return Currency.getAvailableCurrencies().stream()
                .map(Currency::getCurrencyCode)
                .filter(code::equals)
                .findFirst()
                .orElse(before.currency());
    }
}
