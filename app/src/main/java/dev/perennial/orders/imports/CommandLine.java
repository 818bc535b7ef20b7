package dev.perennial.orders.imports;

import static dev.perennial.ui.Words.t;

import dev.perennial.orders.imports.reading.Layout;
import dev.perennial.tables.DateOrder;
import dev.perennial.tables.DecimalMark;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;

/// What was asked for after `import`.
///
/// @param source the till or shop the files come from; null for the usual one
/// @param consents where the people's consents in the files come from; null leaves them unread
/// @param rates what one unit of a foreign currency is worth in the business's own
record CommandLine(
        List<String> files,
        @Nullable String source,
        @Nullable String consents,
        boolean dryRun,
        @Nullable DateOrder dateOrder,
        @Nullable DecimalMark decimalMark,
        Map<String, BigDecimal> rates) {
    private static final Map<String, DateOrder> ORDERS =
            Map.of("day", DateOrder.DAY_FIRST, "month", DateOrder.MONTH_FIRST);
    private static final Map<String, DecimalMark> MARKS =
            Map.of("point", DecimalMark.POINT, "comma", DecimalMark.COMMA);
    private static final Set<String> OPTIONS = Set.of("source", "consents", "dry-run", "date-order", "decimal", "rate");

    /// Asked for something that does not exist; the message says what does.
    static final class Unfit extends RuntimeException {
        Unfit(String sentence) {
            super(sentence);
        }
    }

    static boolean isImport(ApplicationArguments arguments) {
        return arguments.getNonOptionArgs().stream().findFirst().equals(java.util.Optional.of("import"));
    }

    /// @throws Unfit when it cannot be understood
    static CommandLine of(ApplicationArguments arguments) {
        for (var name : arguments.getOptionNames()) {
            if (!OPTIONS.contains(name) && name.indexOf('.') < 0) throw new Unfit(t("orders.imports.cli.option", name));
        }
        var files = arguments
                .getNonOptionArgs()
                .subList(1, arguments.getNonOptionArgs().size());
        if (files.isEmpty()) throw new Unfit(t("orders.imports.cli.nofile"));
        var rates = new TreeMap<String, BigDecimal>();
        var given = arguments.getOptionValues("rate");
        for (var rate : given == null ? List.<String>of() : given) addRate(rates, rate);
        return new CommandLine(
                List.copyOf(files),
                value(arguments, "source"),
                value(arguments, "consents"),
                arguments.containsOption("dry-run"),
                choice(arguments, "date-order", ORDERS),
                choice(arguments, "decimal", MARKS),
                rates);
    }

    /// The guessed layout with what was said on the command line; consents are read only with a word on their source.
    Layout over(Layout guessed) {
        var columns = consents == null ? guessed.withoutConsents().columns() : guessed.columns();
        return new Layout(
                guessed.dialect(),
                columns,
                dateOrder == null ? guessed.dateOrder() : dateOrder,
                decimalMark == null ? guessed.decimalMark() : decimalMark,
                guessed.openDates(),
                guessed.currency());
    }

    private static void addRate(Map<String, BigDecimal> rates, String text) {
        if (!text.matches("[A-Z]{3}:\\d{1,9}(\\.\\d{1,9})?") || !text.matches(".*[1-9].*")) {
            throw new Unfit(t("orders.imports.cli.rate", text));
        }
        try {
            rates.put(Currency.getInstance(text.substring(0, 3)).getCurrencyCode(), new BigDecimal(text.substring(4)));
        } catch (IllegalArgumentException e) {
            throw new Unfit(t("orders.imports.cli.rate", text));
        }
    }

    private static @Nullable String value(ApplicationArguments arguments, String name) {
        var values = arguments.getOptionValues(name);
        if (values == null) return null;
        if (values.isEmpty() || values.getFirst().isBlank()) throw new Unfit(t("orders.imports.cli.value", name));
        return values.getFirst();
    }

    private static <T> @Nullable T choice(ApplicationArguments arguments, String name, Map<String, T> choices) {
        var value = value(arguments, name);
        if (value == null) return null;
        var chosen = choices.get(value);
        if (chosen == null) {
            throw new Unfit(t(
                    "orders.imports.cli.choice",
                    name,
                    value,
                    String.join(", ", choices.keySet().stream().sorted().toList())));
        }
        return chosen;
    }
}
