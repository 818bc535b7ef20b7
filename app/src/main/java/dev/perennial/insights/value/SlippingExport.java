package dev.perennial.insights.value;

import static dev.perennial.ui.Words.t;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.perennial.insights.worth.Worths;
import dev.perennial.insights.worth.Worths.Named;
import dev.perennial.platform.Businesses;
import dev.perennial.platform.Money;
import java.io.IOException;
import java.io.Writer;
import java.util.Currency;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The list of those who are slipping away as a file for a spreadsheet.
@Component
class SlippingExport {
    private final Worths worths;
    private final Businesses businesses;

    SlippingExport(Worths worths, Businesses businesses) {
        this.worths = worths;
        this.businesses = businesses;
    }

    /// In a transaction, so that the rows come as a stream.
    @Transactional(readOnly = true)
    public void write(Writer writer) throws IOException {
        var currency = businesses.current().currency();
        writer.write('\uFEFF');
        var csv = CsvWriter.builder().build(writer);
        csv.writeRecord(
                Stream.of("customer", "phone", "last", "gap", "silent", "risk", "value", "atRisk", "currency", "reason")
                        .map(column -> t("insights.export." + column))
                        .toList());
        try (var rows = worths.allSlipping()) {
            rows.forEach(row -> write(csv, row, currency));
        }
        csv.flush();
    }

    private static void write(CsvWriter csv, Named named, Currency currency) {
        var worth = named.worth();
        csv.writeRecord(
                asText(named.name()),
                asText(Objects.requireNonNullElse(named.phone(), "")),
                worth.lastDay().toString(),
                worth.typicalGap() == null ? "" : worth.typicalGap().toString(),
                Long.toString(worth.silentDays()),
                worth.churnRisk() == null ? "" : worth.churnRisk().toString(),
                new Money(worth.value(), currency).amount().toPlainString(),
                new Money(worth.atRisk(), currency).amount().toPlainString(),
                currency.getCurrencyCode(),
                asText(worth.reason().words()));
    }

    /// What a spreadsheet would take for a formula is kept text by an apostrophe in front.
    static String asText(String cell) {
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
