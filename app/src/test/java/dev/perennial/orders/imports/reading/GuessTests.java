package dev.perennial.orders.imports.reading;

import static dev.perennial.orders.imports.reading.Texts.EUR;
import static dev.perennial.orders.imports.reading.Texts.file;
import static dev.perennial.orders.imports.reading.Texts.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.tables.Dialect;
import dev.perennial.tables.Encoding;
import dev.perennial.tables.Separator;
import dev.perennial.tables.Source;
import dev.perennial.tables.UnreadableFile;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuessTests {
    private static final String SMALL =
            "Bestellnr;Datum;Kunde;Betrag\n1;02.03.2026;Zoë Groß;2,50\n2;14.03.2026;Ünal;3,00\n";

    @ParameterizedTest
    @CsvSource({"UTF-8,UTF_8", "UTF-16LE,UTF_16LE", "UTF-16BE,UTF_16BE", "windows-1252,WINDOWS_1252"})
    void lettersAreToldFromTheirBytes(String charset, Encoding encoding) throws Exception {
        var source = file(SMALL, Charset.forName(charset));
        assertThat(Encoding.of(source)).isEqualTo(encoding);
        assertThat(rows(source, new Dialect(encoding, Separator.SEMICOLON, true))
                        .get(1)
                        .field(2))
                .isEqualTo("Zoë Groß");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8,UTF_8", "UTF-16LE,UTF_16LE", "UTF-16BE,UTF_16BE"})
    void aByteOrderMarkIsNoPartOfTheFirstColumn(String charset, Encoding encoding) throws Exception {
        var source = file("\uFEFF" + SMALL, Charset.forName(charset));
        var guess = Guess.of(source, EUR);
        assertThat(guess.layout().dialect()).isEqualTo(new Dialect(encoding, Separator.SEMICOLON, true));
        assertThat(guess.layout().columns().getFirst().name()).isEqualTo("Bestellnr");
    }

    @Test
    void oneForeignByteFarDownDecidesAgainstUtf8() throws Exception {
        var text = "order,date,total\n" + "1,2026-03-04,2.50\n".repeat(20_000) + "2,2026-03-04,3.00 €\n";
        assertThat(Encoding.of(file(text, Charset.forName("windows-1252")))).isEqualTo(Encoding.WINDOWS_1252);
    }

    @ParameterizedTest
    @EnumSource(names = {"TAB", "SEMICOLON", "PIPE", "COMMA"})
    void separatorsAreToldFromSteadyRows(Separator separator) {
        var sign = String.valueOf(separator.sign());
        var text = String.join(sign, "order", "date", "note", "total") + "\n"
                + String.join(sign, "1", "2026-03-04", "\"one, two; three | four\nand a second line\"", "2") + "\n"
                + String.join(sign, "2", "2026-03-05", "plain", "3") + "\n";
        assertThat(Separator.of(text)).isEqualTo(separator);
    }

    @Test
    void decimalCommasDoNotSeparate() {
        assertThat(Separator.of("1;2,50;3,50\n2;4,00;5,00\n3;1,20;8,00\n")).isEqualTo(Separator.SEMICOLON);
    }

    @Test
    void runsOfSpacesSeparateAPrintedTable() throws Exception {
        var guess = Guess.of(
                file(
                        " 00004 0001 19970101  2   29.33\n 00004 0001 19970118  2   29.73\n 00021 0002 19970101  3   63.34\n"),
                EUR);
        assertThat(guess.layout().dialect()).isEqualTo(new Dialect(Encoding.UTF_8, Separator.SPACES, false));
        assertThat(guess.layout().columns())
                .extracting(Column::role)
                .containsExactly(Role.IGNORED, Role.CUSTOMER, Role.DATE, Role.QUANTITY, Role.LINE_TOTAL);
        assertThat(guess.rows()).isEqualTo(3);
    }

    @Test
    void aLineForExcelIsLeftOut() throws Exception {
        var guess = Guess.of(file("sep=;\r\n" + SMALL), EUR);
        assertThat(guess.layout().columns()).extracting(Column::name).startsWith("Bestellnr");
        assertThat(rows(file("sep=;\r\n" + SMALL), guess.layout().dialect())
                        .get(1)
                        .line())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    InvoiceNo,InvoiceDate,CustomerID,StockCode,Quantity,UnitPrice,Country | ORDER DATE CUSTOMER PRODUCT_CODE QUANTITY UNIT_PRICE COUNTRY
                    Name,Email,Financial Status,Created at,Total,Lineitem quantity,Lineitem name,Lineitem price | ORDER EMAIL STATUS DATE ORDER_TOTAL QUANTITY PRODUCT UNIT_PRICE
                    Bestellnummer,Bestelldatum,Kundennummer,Vorname,Nachname,E-Mail,Artikelnr.,Menge,Einzelpreis | ORDER DATE CUSTOMER FIRST_NAME LAST_NAME EMAIL PRODUCT_CODE QUANTITY UNIT_PRICE
                    Numéro de commande,Date de commande,Nom du client,Courriel,Quantité,Prix unitaire | ORDER DATE NAME EMAIL QUANTITY UNIT_PRICE
                    Número de pedido,Fecha,Cliente,Teléfono,Importe | ORDER DATE CUSTOMER PHONE ORDER_TOTAL
                    Order ID,Order Date,Billing First Name,Billing Last Name,Billing Email,Order Total Amount | ORDER DATE FIRST_NAME LAST_NAME EMAIL ORDER_TOTAL""")
    void headersOfManyTonguesNameTheColumns(String header, String roles) throws Exception {
        int width = header.split(",").length;
        var values = new StringBuilder();
        for (int row = 1; row <= 3; row++) {
            for (int i = 0; i < width; i++)
                values.append(i == 0 ? "#100" + row : "x").append(i == width - 1 ? '\n' : ',');
        }
        var guess = Guess.of(file(header + "\n" + values), EUR);
        assertThat(guess.layout().columns())
                .extracting(column -> column.role().name())
                .containsExactly(roles.strip().split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "Mia Stone,      Tom van der Keller, NAME",
        "'Stone, Mia',   'Keller, Tom',      NAME",
        "Bäckerei Süß,   O’Hara & Söhne,     NAME",
        "17850,          13047,              CUSTOMER",
        "ALFKI,          ANATR,              CUSTOMER",
        "K 4711,         K 4712,             CUSTOMER"
    })
    void whetherCustomersAreNamedOrNumberedIsToldByTheValues(String one, String other, Role role) throws Exception {
        var file =
                "order,date,customer,total\n1,2026-03-04,\"%s\",2.50\n2,2026-03-05,\"%s\",1.00\n".formatted(one, other);
        assertThat(Guess.of(file(file), EUR).layout().column(role)).isEqualTo(2);
    }

    @Test
    void aPersonBesideACustomerNumberLeavesItTheNumber() throws Exception {
        var guess = Guess.of(file("order,date,customer,name,total\n1,2026-03-04,Mia Stone,Mia Stone,2.50\n"), EUR);
        assertThat(guess.layout().column(Role.CUSTOMER)).isEqualTo(2);
    }

    @Test
    void aTotalThatDiffersWithinAnOrderIsTheLines() throws Exception {
        var guess = Guess.of(file("order,date,total\n1,2026-03-04,2.50\n1,2026-03-04,3.50\n2,2026-03-05,1.00\n"), EUR);
        assertThat(guess.layout().column(Role.LINE_TOTAL)).isEqualTo(2);
    }

    @Test
    void aTotalThatRepeatsWithinAnOrderIsTheOrders() throws Exception {
        var guess = Guess.of(file("order,date,product,total\n1,2026-03-04,Bun,6.00\n1,2026-03-04,Tea,6.00\n"), EUR);
        assertThat(guess.layout().column(Role.ORDER_TOTAL)).isEqualTo(3);
    }

    @Test
    void datesThatFitBothOrdersAreAskedFor() throws Exception {
        var guess = Guess.of(file("order,date,total\n1,3/4/2026,2.50\n2,5/6/2026,3.50\n"), EUR);
        assertThat(guess.layout().open()).containsExactly(new Layout.Open.DatesEitherWay());
        assertThat(guess.layout().openDates()).containsExactly("3/4/2026", "5/6/2026");
    }

    @Test
    void whatIsMissingIsSaid() throws Exception {
        var guess = Guess.of(file("colour,size\nred,big\nblue,small\n"), EUR);
        assertThat(guess.layout().open())
                .contains(new Layout.Open.Missing(Layout.Need.DATE), new Layout.Open.Missing(Layout.Need.AMOUNT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n\n", "\uFEFF"})
    void anEmptyFileIsSaidToBeEmpty(String text) {
        assertUnreadable(file(text), UnreadableFile.Reason.EMPTY);
    }

    @Test
    void aHeaderAloneIsSaidToBeOne() {
        assertUnreadable(file("order,date,total\n"), UnreadableFile.Reason.ONLY_A_HEADER);
    }

    @Test
    void aPictureIsNoTable() {
        assertUnreadable(
                file(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13}),
                UnreadableFile.Reason.BINARY);
    }

    @Test
    void aMillionColumnsAreRefused() {
        assertUnreadable(file("a,".repeat(1_000_000) + "\n"), UnreadableFile.Reason.TOO_MANY_COLUMNS);
    }

    @Test
    void aQuotationMarkNeverClosedNamesItsLine() {
        assertThatThrownBy(() ->
                        Guess.of(file("order,date,total\n1,2026-03-04,2\n2,\"2026-03-05,3\n3,2026-03-06,4\n"), EUR))
                .isInstanceOfSatisfying(UnreadableFile.class, e -> {
                    assertThat(e.reason()).isEqualTo(UnreadableFile.Reason.QUOTE_NEVER_CLOSED);
                    assertThat(e.line()).isEqualTo(3);
                });
    }

    @Test
    void packedFilesAreOpened() throws Exception {
        assertThat(Guess.of(file(gzip(SMALL.getBytes(StandardCharsets.UTF_8))), EUR)
                        .rows())
                .isEqualTo(2);
        assertThat(Guess.of(file(zip("orders.csv")), EUR).rows()).isEqualTo(2);
    }

    @Test
    void aPackingOfTwoFilesIsRefused() throws Exception {
        assertUnreadable(file(zip("january.csv", "february.csv")), UnreadableFile.Reason.SEVERAL_FILES);
    }

    @Test
    void aWorkbookIsToldFromAPackedTable() throws Exception {
        assertUnreadable(file(zip("[Content_Types].xml", "xl/workbook.xml")), UnreadableFile.Reason.WORKBOOK);
    }

    @Test
    void aCutPackingIsSaidToBeDamaged() throws Exception {
        var packed = gzip(SMALL.repeat(1000).getBytes(StandardCharsets.UTF_8));
        assertUnreadable(
                file(java.util.Arrays.copyOf(packed, packed.length / 2)), UnreadableFile.Reason.DAMAGED_PACKING);
    }

    private static void assertUnreadable(Source source, UnreadableFile.Reason reason) {
        assertThatThrownBy(() -> Guess.of(source, EUR))
                .isInstanceOfSatisfying(
                        UnreadableFile.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private static byte[] gzip(byte[] bytes) throws Exception {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] zip(String... names) throws Exception {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var name : List.of(names)) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(SMALL.getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }
}
