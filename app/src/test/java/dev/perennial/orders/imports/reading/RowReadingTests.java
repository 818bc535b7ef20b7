package dev.perennial.orders.imports.reading;

import static dev.perennial.orders.imports.reading.Texts.EUR;
import static dev.perennial.orders.imports.reading.Texts.file;
import static dev.perennial.orders.imports.reading.Texts.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.orders.imports.reading.Rejection.Reason;
import dev.perennial.tables.Source;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowReadingTests {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1,0202-03-04,1,2.50,EUR,paid          | DATE_TOO_EARLY     | 2 | 0202-03-04
                    1,2026-11-23,1,2.50,EUR,paid          | DATE_IN_FUTURE     | 2 | 2026-11-23
                    1,soon,1,2.50,EUR,paid                | DATE_UNREADABLE    | 2 | soon
                    1,,1,2.50,EUR,paid                    | DATE_MISSING       | 2 | ''
                    ,2026-03-04,1,2.50,EUR,paid           | ORDER_NUMBER_MISSING | 1 | ''
                    1,2026-03-04,some,2.50,EUR,paid       | QUANTITY_UNREADABLE | 3 | some
                    1,2026-03-04,1,free,EUR,paid          | AMOUNT_UNREADABLE  | 4 | free
                    1,2026-03-04,1,,EUR,paid              | AMOUNT_MISSING     | 4 | ''
                    1,2026-03-04,1,999999999999,EUR,paid  | AMOUNT_TOO_LARGE   | 4 | 999999999999
                    1,2026-03-04,1,2.50,ducats,paid       | CURRENCY_UNKNOWN   | 5 | ducats
                    1,2026-03-04,1,2.50,EUR,cancelled     | NOT_PAID           | 6 | cancelled
                    1,2026-03-04,1,2.50,EUR,paid,more     | TOO_MANY_FIELDS    | 0 | 7""")
    void aRowThatCannotComeInNamesWhereAndWhy(String row, Reason reason, int column, String value) throws Exception {
        var read = only("order,date,quantity,total,currency,status\n0,2026-01-31,1,1.00,EUR,paid\n" + row + "\n");
        assertThat(read).isInstanceOfSatisfying(RowReading.Outcome.Rejected.class, rejected -> {
            assertThat(rejected.rejection().reason()).isEqualTo(reason);
            assertThat(rejected.rejection().column()).isEqualTo(column);
            assertThat(rejected.rejection().value()).isEqualTo(value);
            assertThat(rejected.rejection().line()).isEqualTo(3);
        });
    }

    @Test
    void whatCameBackIsARefund() throws Exception {
        var row = row(
                "InvoiceNo,InvoiceDate,CustomerID,StockCode,Quantity,UnitPrice\nC536379,2010-12-01 09:41,14527,D,-2,27.50\n");
        assertThat(row.kind()).isEqualTo(OrderRow.Kind.REFUND);
        assertThat(row.lineMinor()).isEqualTo(-5500);
    }

    @Test
    void anOrderWhoseStatusIsRefundedWasBoughtAndGivenBack() throws Exception {
        assertThat(row("order,date,total,order status\n1,2026-03-14,20.00,refunded\n")
                        .kind())
                .isEqualTo(OrderRow.Kind.BOTH);
        assertThat(row("receipt,date,total,type\n1,2026-03-14,20.00,Refund\n").kind())
                .isEqualTo(OrderRow.Kind.REFUND);
    }

    @Test
    void yenHaveNoMinorUnits() throws Exception {
        assertThat(row("order,date,total,currency\n1,2026-03-14,\"1,200\",JPY\n2,2026-03-14,1.5,EUR\n")
                        .orderMinor())
                .isEqualTo(1200);
    }

    @Test
    void theCurrencyBesideTheAmountCounts() throws Exception {
        assertThat(row("order,date,total\n1,2026-03-14,£3.50\n").currency()).isEqualTo("GBP");
    }

    @Test
    void equalRowsWithoutNumbersHaveEqualKeys() throws Exception {
        var source = file("date,customer,total\n2026-03-14,0007,3.50\n2026-03-14,0007,3.50\n2026-03-14,0007,3.60\n");
        var reading = new RowReading(Guess.of(source, EUR).layout(), BERLIN, TODAY);
        var keys = rows(source, Guess.of(source, EUR).layout().dialect()).stream()
                .skip(1)
                .map(reading::read)
                .map(outcome -> ((RowReading.Outcome.Read) outcome).row().orderKey())
                .toList();
        assertThat(keys.get(0)).isEqualTo(keys.get(1)).isNotEqualTo(keys.get(2));
    }

    /// Random orders written in random dialects are read back as they were.
    @Test
    void whateverTheDialectTheOrdersAreTheSame() throws Exception {
        for (long seed = 1; seed <= 150; seed++) {
            var written = new Written(new Random(seed));
            var layout = Guess.of(written.source, EUR).layout();
            assertThat(layout.open()).as("seed %d: %s", seed, layout).isEmpty();
            var reading = new RowReading(layout, BERLIN, TODAY);
            var read = new ArrayList<String>();
            for (var row :
                    rows(written.source, layout.dialect()).stream().skip(1).toList()) {
                var outcome = reading.read(row);
                assertThat(outcome).as("seed %d: %s", seed, row).isInstanceOf(RowReading.Outcome.Read.class);
                var order = ((RowReading.Outcome.Read) outcome).row();
                read.add(Written.fact(
                        order.orderKey(),
                        order.at(),
                        order.person().name(),
                        order.product(),
                        order.quantity(),
                        order.lineMinor()));
            }
            assertThat(read).as("seed %d: %s", seed, layout).isEqualTo(written.facts);
        }
    }

    private static OrderRow row(String text) throws Exception {
        var source = file(text);
        var layout = Guess.of(source, EUR).layout();
        var outcome = new RowReading(layout, BERLIN, TODAY)
                .read(rows(source, layout.dialect()).get(1));
        return ((RowReading.Outcome.Read) outcome).row();
    }

    private static RowReading.Outcome only(String text) throws Exception {
        var source = file(text);
        var layout = Guess.of(source, EUR).layout();
        return new RowReading(layout, BERLIN, TODAY)
                .read(rows(source, layout.dialect()).getLast());
    }

    /// A file of random orders in a random dialect, and what it says.
    private static final class Written {
        private static final List<String> NAMES =
                List.of("Ada Winter", "Bo \"the cook\" Groß", "Zoë 🥐", "محمد علي", "O'Neil; Sons", "Müller, Söhne");
        private static final List<String> LATIN_NAMES =
                List.of("Ada Winter", "Bo \"the cook\" Groß", "O'Neil; Sons", "Müller, Söhne");
        private static final List<String> PRODUCTS =
                List.of("Bun", "Rye\nbread, dark", "Tea | green", "Cake; 12 slices");
        final Source source;
        final List<String> facts = new ArrayList<>();

        Written(Random random) {
            var separator = pick(random, List.of(",", ";", "\t", "|"));
            boolean comma = random.nextBoolean();
            var charset = pick(random, List.of("UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252"));
            var pattern = pick(
                    random,
                    List.of(
                            "yyyy-MM-dd HH:mm",
                            "dd.MM.yyyy HH:mm",
                            "M/d/yyyy h:mm a",
                            "yyyyMMddHHmmss",
                            "d MMM yyyy HH:mm",
                            "yyyy-MM-dd'T'HH:mm:ss"));
            var end = random.nextBoolean() ? "\r\n" : "\n";
            var dates = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
            var text = new StringBuilder(random.nextBoolean() && charset.startsWith("UTF") ? "\uFEFF" : "")
                    .append(String.join(
                            separator,
                            "order number",
                            "order date",
                            "customer name",
                            "product",
                            "quantity",
                            "line total"))
                    .append(end);
            for (int i = 0; i < 40; i++) {
                var at = LocalDateTime.of(
                        2025,
                        1 + random.nextInt(12),
                        i == 0 ? 28 : 1 + random.nextInt(28),
                        random.nextInt(24),
                        random.nextInt(60));
                var order = "B-" + (1000 + i);
                var name = pick(random, charset.startsWith("UTF") ? NAMES : LATIN_NAMES);
                var product = pick(random, PRODUCTS);
                var quantity = BigDecimal.valueOf(1 + random.nextInt(9));
                long minor = i == 0 ? 1234 : random.nextInt(5_000_000);
                var amount = String.format(comma ? Locale.GERMANY : Locale.UK, "%,.2f", BigDecimal.valueOf(minor, 2));
                text.append(String.join(
                                separator,
                                order,
                                dates.format(at),
                                quoted(name),
                                quoted(product),
                                quantity.toString(),
                                quoted(amount)))
                        .append(end);
                facts.add(fact(order, at.atZone(BERLIN).toInstant(), name, product, quantity, minor));
            }
            this.source = file(text.toString(), Charset.forName(charset));
        }

        static String fact(Object order, Instant at, Object name, Object product, BigDecimal quantity, Object minor) {
            return String.join(
                    " / ",
                    String.valueOf(order),
                    String.valueOf(at),
                    String.valueOf(name),
                    String.valueOf(product),
                    quantity.setScale(0, RoundingMode.UNNECESSARY).toString(),
                    String.valueOf(minor));
        }

        private static String quoted(String text) {
            return '"' + text.replace("\"", "\"\"") + '"';
        }

        private static <T> T pick(Random random, List<T> from) {
            return from.get(random.nextInt(from.size()));
        }
    }
}
